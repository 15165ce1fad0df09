/** Puts words on the clipboard. False where the browser does not let us: then whoever asked selects them instead. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
