/** A moment as the clock on this person's wall shows it, in the way their browser writes times. */
export function clockTime(at: number): string {
  return new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' }).format(at)
}
