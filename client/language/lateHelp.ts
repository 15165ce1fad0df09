import { latePart } from '../ui/latePart.tsx'

/** Comes after the field it stands under: until then one writes without it. */
export const { Part: LanguageHelp } = latePart(async () => (await import('./LanguageHelp.tsx')).LanguageHelp)
