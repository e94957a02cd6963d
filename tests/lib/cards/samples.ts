import { TrustSchema, type Trust } from '../../../src/lib/model/index.ts';
import type { Card } from '../../../src/lib/cards/index.ts';

/** A trust snapshot as a harvest concludes it, with what a card shows of it. */
export function trust(change: Partial<Trust> = {}): Trust {
  return TrustSchema.parse({
    formula: 1,
    score: 14,
    tier: 'Emerging',
    level: 'L0',
    claim: { state: 'unclaimed' },
    counts: { works: 40, followers: 0, topics: 33, closeCollaborators: 1 },
    evidence: [
      { id: 'identifiers', label: 'Person identifiers', points: 9.5, max: 10, found: 'One.' },
      { id: 'claim', label: 'Claim', points: 0, max: 10, found: 'None.' },
    ],
    history: [],
    digest: `sha256:${'0'.repeat(64)}`,
    ...change,
  });
}

/** A card with everything on it. */
export function card(change: Partial<Card> = {}): Card {
  return {
    name: 'Jane Q. Doe',
    address: 'people.example.org/authors/jane-q-doe',
    affiliations: ['Example University'],
    about: 'Examples, and the theory of examples.',
    counts: [
      { count: 40, noun: 'work' },
      { count: 33, noun: 'topic' },
      { count: 1, noun: 'close collaborator' },
    ],
    trust: { score: 14, tier: 'Emerging', evidence: trust().evidence },
    state: 'Not confirmed by the author yet',
    site: 'People',
    ...change,
  };
}

export const LONG_NAME = 'Maria Magdalena Theodora Konstantinopoulou-Papadimitriou de la Fuente y Villanueva';

/** Cards of every shape that a harvest can make of people, and of some that people make of harvests. */
export const SHAPES: [about: string, card: Card][] = [
  ['everything', card()],
  ['a name of 82 characters', card({ name: LONG_NAME })],
  ['a name of one word of 200 letters', card({ name: 'W'.repeat(200), about: 'm'.repeat(200), affiliations: ['M'.repeat(500)] })],
  ['no affiliation, no line about the person', { ...card({ affiliations: [] }), about: '' }],
  [
    'twelve affiliations',
    card({ affiliations: Array.from({ length: 12 }, (_, index) => `University of the ${index + 1}th Arrondissement`) }),
  ],
  ['a hidden score', omit(card(), 'trust')],
  ['the site itself', omit(card({ affiliations: [] }), 'trust', 'state', 'site')],
  ['large figures', card({ counts: [12345, 1333, 1512].map((count) => ({ count, noun: 'close collaborator' })) })],
  ['Polish, Vietnamese, Greek and Cyrillic', card({ name: 'Michał Nguyễn Παπαδόπουλος Иванов' })],
  ['a name in Han script', card({ name: '李伟', affiliations: ['清华大学', 'Tsinghua University'] })],
  ['a name in Arabic script', card({ name: 'محمد بن موسى الخوارزمي' })],
  ['a name in Devanagari', card({ name: 'श्रीनिवास रामानुजन्' })],
  ['letters with marks that belong to no letter', card({ name: 'J\u030cane Doe' })],
  ['markup', card({ name: '</title></svg><script>alert(1)</script> & "co"', about: '<image href="https://evil.example/" onload="x()"/>' })],
  ['controls and a turned direction', card({ name: 'Jane\u0000\u0007\u001b[31m \u202eeoD\u202c \ud800Doe\u2028', site: 'Peo\u200bple' })],
  ['a word of Object.prototype', card({ name: 'constructor __proto__ toString' })],
  ['nothing that can be read', card({ name: '\u202e', affiliations: ['\u0000'], about: '🧪', site: '…' })],
];

function omit(from: Card, ...keys: (keyof Card)[]): Card {
  return Object.fromEntries(Object.entries(from).filter(([key]) => !keys.includes(key as keyof Card))) as unknown as Card;
}
