/**
 * Words that weigh more than whoever writes them means, with others that say the same (method.md 3.2, after INPUD &
 * ANPUD, Words Matter, and NADA & NUAA, Language Matters). A small list on purpose: a long one would be a teacher.
 *
 * `person`: makes somebody into one thing about them. `big`: a word of reports, where people had their own.
 * `heavy`: names what is wrong, where the room asks what people want. `letters`: nobody is an acronym.
 */
export const WORD_KINDS = ['person', 'big', 'heavy', 'letters'] as const
export type WordKind = (typeof WORD_KINDS)[number]

export type WordEntry = {
  readonly kind: WordKind
  /** Forms as they are written, in small letters; a space stands for any gap. */
  readonly words: readonly string[]
  readonly instead: readonly string[]
}

const USES_DRUGS = ['people who use drugs']

export const ENGLISH: readonly WordEntry[] = [
  {
    kind: 'person',
    words: ['drug user', 'drug users', 'substance user', 'substance users', 'drug abuser', 'drug abusers'],
    instead: USES_DRUGS,
  },
  {
    kind: 'person',
    words: ['addict', 'addicts', 'drug addict', 'drug addicts', 'junkie', 'junkies', 'substance abusers'],
    instead: USES_DRUGS,
  },
  {
    kind: 'person',
    words: ['alcoholic', 'alcoholics', 'drunk people', 'drunks'],
    instead: ['people who drink'],
  },
  { kind: 'person', words: ['addicted', 'drug addiction', 'addiction'], instead: ['dependence'] },
  {
    kind: 'person',
    words: ['drug abuse', 'substance abuse', 'drug misuse', 'substance misuse', 'alcohol abuse'],
    instead: ['substance use'],
  },
  {
    kind: 'person',
    words: ['dirty needle', 'dirty needles', 'dirty syringes', 'dirty test', 'dirty tests'],
    instead: ['used', 'positive'],
  },
  {
    kind: 'person',
    words: ['clean needle', 'clean needles', 'clean syringes', 'clean test', 'clean tests'],
    instead: ['unused', 'negative'],
  },
  { kind: 'person', words: ['get clean', 'getting clean', 'stay clean'], instead: ['stop using'] },
  { kind: 'person', words: ['in denial'], instead: ['sees it differently'] },
  { kind: 'person', words: ['manipulative'], instead: ['needs something that is missing'] },
  {
    kind: 'person',
    words: ['the homeless', 'homeless people', 'rough sleepers'],
    instead: ['people without a home'],
  },
  {
    kind: 'person',
    words: ['the mentally ill', 'mentally ill people'],
    instead: ['people living with mental illness'],
  },
  { kind: 'person', words: ['the disabled', 'the handicapped'], instead: ['disabled people'] },
  { kind: 'person', words: ['prostitute', 'prostitutes'], instead: ['sex workers'] },
  {
    kind: 'person',
    words: ['illegal immigrant', 'illegal immigrants', 'illegals'],
    instead: ['people without papers'],
  },
  {
    kind: 'person',
    words: ['ex-offender', 'ex-offenders', 'ex-convict', 'ex-convicts', 'felons', 'inmates'],
    instead: ['people who have been in prison'],
  },
  { kind: 'person', words: ['committed suicide', 'commit suicide'], instead: ['died by suicide'] },
  {
    kind: 'big',
    words: ['stigma', 'stigmatisation', 'stigmatization'],
    instead: ['judgement', 'being looked down on'],
  },
  { kind: 'big', words: ['stakeholder', 'stakeholders'], instead: ['everybody it concerns'] },
  {
    kind: 'big',
    words: ['service user', 'service users', 'client group', 'target group', 'target groups'],
    instead: ['people who come here'],
  },
  {
    kind: 'big',
    words: ['hard to reach', 'hard-to-reach'],
    instead: ['people whom services don’t reach'],
  },
  {
    kind: 'big',
    words: ['marginalised', 'marginalized', 'disenfranchised'],
    instead: ['pushed aside', 'not listened to'],
  },
  {
    kind: 'big',
    words: ['vulnerable people', 'vulnerable groups', 'the vulnerable'],
    instead: ['people left without support'],
  },
  { kind: 'big', words: ['empowerment', 'empower', 'empowering'], instead: ['having a say'] },
  { kind: 'heavy', words: ['problem', 'problems'], instead: ['what gets in the way'] },
  { kind: 'heavy', words: ['issue', 'issues'], instead: ['what gets in the way', 'what matters here'] },
  { kind: 'letters', words: ['pwud', 'pwuds', 'pwid', 'pwids', 'idu', 'idus'], instead: USES_DRUGS },
  { kind: 'letters', words: ['plhiv', 'plwh', 'plwha'], instead: ['people living with HIV'] },
]
