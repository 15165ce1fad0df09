import { cafe } from './cafe.ts'
import { communityConversation } from './communityConversation.ts'
import { fishbowl } from './fishbowl.ts'
import { listeningCircle } from './listeningCircle.ts'
import { oneTwoAll } from './oneTwoAll.ts'
import { sensemaking } from './sensemaking.ts'
import { stories } from './stories.ts'
import type { Template } from './template.ts'
import { whatWorks } from './whatWorks.ts'

/** Every kind of conversation that can be started, the default first. */
export const TEMPLATES: readonly [Template, ...Template[]] = [
  communityConversation,
  listeningCircle,
  whatWorks,
  oneTwoAll,
  fishbowl,
  stories,
  cafe,
  sensemaking,
]

/** The template with this id, or nothing: ids come from outside and from older data. */
export function findTemplate(id: string): Template | undefined {
  return TEMPLATES.find((template) => template.id === id)
}
