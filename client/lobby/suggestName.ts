/** Another name close to the one that is taken: "Dee" becomes "Dee 2", and "Dee 2" becomes "Dee 3". */
export function suggestName(taken: string): string {
  const [, bare = '', number] = /^(.*?)(?:\s+(\d{1,2}))?$/su.exec(taken.trim()) ?? []
  return `${bare} ${number === undefined ? 2 : Number(number) + 1}`
}
