import { z } from 'zod'

/**
 * Branded ids: a string that was checked at the door. Two ids of different kinds never mix, because the
 * compiler keeps the brands apart.
 */
export type Branded<Brand extends string> = string & { readonly [brand]: Brand }
declare const brand: unique symbol

export type ConversationId = Branded<'ConversationId'>
/** A person's place in one room. Opaque and random: it is also the identity in the call. Never a name. */
export type SeatId = Branded<'SeatId'>
/** Made by the client for each command, so that a retry after a cut is recognised. */
export type CommandId = Branded<'CommandId'>
/** One loaded page. A reconnect keeps it, a reload or a second tab has another. */
export type PageId = Branded<'PageId'>
export type CardId = Branded<'CardId'>

const ALPHABET = /^[A-Za-z0-9_-]+$/

/** 12 characters are 72 bits: enough to be unique. None of these ids is a secret or an authority. */
const id = <Id extends string>() =>
  z
    .string()
    .min(12)
    .max(32)
    .regex(ALPHABET)
    .transform((text) => text as Id)

export const conversationIdSchema = id<ConversationId>()
export const seatIdSchema = id<SeatId>()
export const commandIdSchema = id<CommandId>()
export const pageIdSchema = id<PageId>()
export const cardIdSchema = id<CardId>()
