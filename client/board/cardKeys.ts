/** From one card's button to another's with the arrow keys; Tab goes through all of them as well. */
export function walkCards(event: KeyboardEvent, board: HTMLElement): void {
  if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-card-options]')) return
  const next = findNext(board, event.target, event.key)
  if (next === undefined) return
  next.focus()
  event.preventDefault()
}

function findNext(board: HTMLElement, from: HTMLElement, key: string): HTMLElement | undefined {
  const columns = [...board.querySelectorAll('[data-column]')]
    .map(optionsIn)
    .filter((each) => each.length > 0)
  const column = columns.findIndex((each) => each.includes(from))
  const here = columns[column] ?? []
  const at = here.indexOf(from)
  const onward = board.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight'
  const back = board.matches(':dir(rtl)') ? 'ArrowRight' : 'ArrowLeft'
  switch (key) {
    case 'ArrowDown':
      return here[at + 1]
    case 'ArrowUp':
      return here[at - 1]
    case 'Home':
      return here[0]
    case 'End':
      return here.at(-1)
    case onward:
      return atOrLast(columns[column + 1], at)
    case back:
      return atOrLast(columns[column - 1], at)
    default:
      return undefined
  }
}

function optionsIn(column: Element): HTMLElement[] {
  return [...column.querySelectorAll<HTMLElement>('[data-card-options]')]
}

function atOrLast(column: readonly HTMLElement[] | undefined, at: number): HTMLElement | undefined {
  return column?.[at] ?? column?.at(-1)
}
