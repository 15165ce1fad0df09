/** The tokens have eight colours, and the sprite eight chairs. */
const LOOKS = 8

/** Colour and pattern of a chair (`data-seat` in tokens.css): chairs 9 to 12 take 1 to 4 again. */
export function colourOf(chair: number): number {
  return ((chair - 1) % LOOKS) + 1
}

/** Which chair is drawn: four places on where a colour comes again, so that no two seats look the same. */
export function drawingOf(chair: number): number {
  return chair <= LOOKS ? chair : ((chair + 3) % LOOKS) + 1
}
