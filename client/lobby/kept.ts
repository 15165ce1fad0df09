import type { Door } from '../links/roleLinks.ts'
import { LINKED_ROLES } from '../links/roleLinks.ts'
import type { DeviceKind } from '../media/port.ts'

/**
 * What this tab keeps across a reload, and only this tab: the secret of the door until the chair is taken,
 * the chosen devices, and whether microphone and camera were on.
 */
const keyOf = (what: 'door' | 'wish', id: string) => `goround:${what}:${id}`
const DEVICES_KEY = 'goround:devices'

export type DeviceChoice = Partial<Record<DeviceKind, string>>
export type DeviceWish = { readonly microphone: boolean; readonly camera: boolean }

export function keepDoor(id: string, door: Door): void {
  write(keyOf('door', id), door)
}

export function forgetDoor(id: string): void {
  write(keyOf('door', id), null)
}

/** The door of an earlier load of this page, if it is for the same role. */
export function readKeptDoor(id: string): Door | null {
  const { role, secret } = read(keyOf('door', id))
  const known = LINKED_ROLES.find((each) => each === role)
  return known !== undefined && typeof secret === 'string' ? { role: known, secret } : null
}

export function keepWish(id: string, wish: DeviceWish): void {
  write(keyOf('wish', id), wish)
}

/** What was on before a reload. Nothing is switched on that was not on. */
export function readKeptWish(id: string): DeviceWish {
  const { microphone, camera } = read(keyOf('wish', id))
  return { microphone: microphone === true, camera: camera === true }
}

export function keepDevices(choice: DeviceChoice): void {
  write(DEVICES_KEY, choice)
}

export function readKeptDevices(): DeviceChoice {
  const kept = read(DEVICES_KEY)
  const kinds = ['microphone', 'camera', 'speaker'] as const
  return Object.fromEntries(
    kinds.flatMap((kind) => (typeof kept[kind] === 'string' ? [[kind, kept[kind]]] : [])),
  )
}

function write(key: string, value: object | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Storage may be closed to us or full: a reload then asks for the link again.
  }
}

function read(key: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
