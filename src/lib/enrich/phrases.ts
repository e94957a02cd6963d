import { foldWords } from '../normalize/index.ts';

/** A phrase that stands for a topic, and the works in which it stands. */
export interface Phrase {
  /** As it is mostly written. */
  label: string;
  /** Id of each work to a score from 0 to 1: higher in a title, and for longer phrases. */
  works: Map<string, number>;
}

/** One work's own words. */
export interface WorkText {
  id: string;
  title: string;
  abstract: string;
}

const MAX_WORDS = 4;
/** Most phrases kept for one work. */
const MOST_A_WORK = 8;
/** A collection smaller than this takes phrases of a single title. */
const SMALL = 10;

/** Words that join and point: no phrase begins or ends with them, and only `of` may stand inside one. */
const FUNCTION_WORDS = new Set(
  'a about above after again against all also although among an and any are as at be because been before being below between both but by can cannot could did do does doing done down during each either else even ever every few for from further had has have having he hence her here hers him his how however i if in into is it its itself just least less let like many may me might more most much must my neither never no nor not now of off on once one only onto or other others our out over own per rather same she should since so some still such than that the their them then there these they this those though through thus to too toward towards two three under until up upon us very via was we were what when where whether which while who whom whose why will with within without would yet you your'.split(
    ' ',
  ),
);

/** Words of academic prose that name no subject. A phrase may hold them, but not begin or end with them. */
const FILLER = new Set(
  'able abstract author authors doi fictitious record records accurate accuracy achieve achieved adapt adaptive add added adding advantage aim allow allows amount analyses analysis analyze another answer appear application applications applied apply approach approaches appropriate art article aspect assumption assumptions available average avoid based basic become becomes behave behavior behaviour best better big bound bounds bring broad build building calculate called careful carries case cases cause certain challenge change changes cheap check choice choose class classical clear close combine common compare compared comparison complementary complete complex component compute computed concept conclusion condition conditions consider considered consistent construct contain content context contrast contribute contribution copy correct cost costs count cover create critical current data dataset datasets day deal decide deeper define demonstrate depend depends derive describe describes design desired detail detailed develop developed difference different difficult direct discuss distinct do draw due early easy effect effective efficiency efficient empirical enable enough ensure error errors especially essential establish estimate evaluate evaluation even evidence exact example examples existing expect experiment experimental experiments explain explains explicit explore extend extended extension extra fact factor faster fast feature features few field finally find finding finds fine first fit fix fixed focus follow following form formal formula framework free frequency full fully function functions fundamental gain general generic get give given gives go goal good great group grow growing guarantee guarantees half hand handle hard help helps high higher highly hold holds hundred idea ideas identify illustrate impact imply important impossible improve improved improvement improves include including increase increasing independent individual influence inform information insight inspired instance instead interest interesting introduce introduced introduces investigate issue issues judge keep keeps key kind kinds know known lack large larger last later lead leads learn learned learns leave less level levels light limit limited limits line list literature little local long longer look lose loss low lower main maintain major make makes making manner many mean means measure measured measures meet memory method methods metric metrics mild million model modeling models modern modest much name natural nature near need needed needs new newer next non normal note novel number numbers numerical object observation observe obtain obtained offer often old open optimal order original outperform outperforms output outside overview paper papers parameter parameters part particular parts pass past people perform performance performs perspective piece place plain play point points popular position possible potential power powerful practical practice precise predict prediction predictions predicts present presented presents prevent previous price primary principle prior problem problems procedure process processes produce promising proof propose proposed proposes prove proved proves provide provided provides pure put quality quantify quantities question questions quick quickly range rank rapid rate rates ratio read real realistic reason recent recently recipe recover reduce reduced reduces reducing relation relative relevant reliable remain remains remove replace report represent require required requires research resource respect rest result results return reveal reveals review right rigorous role round rule run runs sample samples save say scale scales scenario scheme science second see seems select self sense separate series serve set sets setting settings several share sharp short show shown shows side sign similar simple simulate single situation size sizes slow small smaller software solution solutions solve solved solver solves something sometimes soon sound source space special specific speed stage standard start state states step steps story straightforward strategy strong structure structures studied studies study style subject subset substantial success such sufficient suggest suitable suite sum super support sure surprising surrogate survey system systems table tail take takes target task tasks technique techniques term terms test tested tests theoretical theory thing things thinner third time times together tool tools top total traditional train trained training treat treatment true try turn type types typical typically ubiquitous understand understanding understood unified unit unlike update updates upper use used useful user uses using usual usually valid validate value values variant variants variety various vary version view want way ways weak weight weights well whole wide widely work works world worse worst worth write year years yield yields zero'.split(
    ' ',
  ),
);

/** Words so general that alone they name no subject; within a phrase they do. */
const TOO_GENERAL = new Set(
  'algorithm algorithms matrix matrices network networks graph graphs layer layers gradient gradients noise deep neural learning distribution distributions random regression machine language vision statistical statistics stochastic numerical linear algebra geometry server servers attack attacks speech image images text word words video voice expert agent agents device devices epidemic epidemics cloud clouds kernel kernels inference estimation estimator estimators approximation iteration iterations convergence complexity dimension dimensions variable variables spectrum spectral curve curves contest norm norms eigenvalue eigenvalues sequence sequences sparse dense convex nonconvex continuous discrete rnn paradox fingerprint boundary thickness journal correction memory impact integer integers precision hardware communication client clients bias variance trade pruning post-mortem mortem expression clarification direction probability worker normalization optimizer calibration classifier indicator parser'.split(
    ' ',
  ),
);

/**
 * Find the phrases that a collection's works share: runs of up to four words without function words at their ends,
 * in at least two works. A phrase that stands almost only inside a longer one gives way to it (the idea of the
 * C-value measure), and plural and singular are one. Deterministic.
 * @see Frantzi, Ananiadou and Mima, Automatic recognition of multi-word terms, Int. J. Digit. Libr. 3 (2000), for C-value
 */
export function findPhrases(texts: readonly WorkText[]): Phrase[] {
  const candidates = new Map<string, Candidate>();
  for (const text of texts) {
    collect(text.title, text.id, true, candidates);
    collect(text.abstract, text.id, false, candidates);
  }
  const least = texts.length < SMALL ? 1 : 2;
  const kept = [...candidates.values()].filter(
    (candidate) => candidate.works.size >= least && (least > 1 || candidate.titles > 0) && isTopic(candidate),
  );
  const phrases = dropNested(kept);
  return limitPerWork(phrases.map(toPhrase), texts);
}

interface Candidate {
  key: string;
  words: string[];
  /** Spelling to how often it stands. */
  forms: Map<string, number>;
  /** Work to how often it stands there, a title counting three times. */
  works: Map<string, number>;
  titles: number;
}

function collect(text: string, id: string, inTitle: boolean, candidates: Map<string, Candidate>): void {
  for (const clause of text.split(/[.,;:!?()[\]{}“”"…/|]|\s[–—-]\s/)) {
    const written = clause.split(/\s+/).filter((word) => word !== '');
    const folded = written.map((word) => foldWords(word.replace(/[’']s$/, '')).join('-'));
    for (let start = 0; start < written.length; start += 1) {
      if (!canBound(folded[start]!)) continue;
      for (let end = start; end < Math.min(written.length, start + MAX_WORDS); end += 1) {
        const last = folded[end]!;
        if (last === '' || /^[\d-]+$/.test(last) || (FUNCTION_WORDS.has(last) && last !== 'of')) break;
        if (!canBound(last)) continue;
        const words = folded.slice(start, end + 1).map(singular);
        const key = words.join(' ');
        const candidate = candidates.get(key) ?? { key, words, forms: new Map(), works: new Map(), titles: 0 };
        const form = written
          .slice(start, end + 1)
          .join(' ')
          .replace(/[’']s$/, '')
          .replace(/^['‘’]+|['‘’]+$/g, '');
        candidate.forms.set(form, (candidate.forms.get(form) ?? 0) + (inTitle ? 0.5 : 1));
        candidate.works.set(id, (candidate.works.get(id) ?? 0) + (inTitle ? 3 : 1));
        if (inTitle) candidate.titles += 1;
        candidates.set(key, candidate);
      }
    }
  }
}

/** If a phrase may begin or end with a word. */
function canBound(word: string): boolean {
  return (
    word.length > 1 &&
    !/^[\d-]+$/.test(word) &&
    !FUNCTION_WORDS.has(word) &&
    !FILLER.has(word) &&
    !FILLER.has(singular(word)) &&
    !/(?:ly|wise)$/.test(word)
  );
}

/** If a phrase names a subject by itself: one word must be more than general, or an acronym. */
function isTopic({ words, forms }: Candidate): boolean {
  if (words.length > 1) return new Set(words).size === words.length;
  const [word] = words as [string];
  const acronym = [...forms.keys()].every((form) => /^\p{Lu}[\p{Lu}\d-]{2,}s?$/u.test(form));
  return (
    acronym ||
    (word.length > 4 &&
      !TOO_GENERAL.has(word) &&
      /(?:tion|ing|ism|ity|ics|ology|ometry|ers?|ment|ship|sis|graph)$/.test(word) &&
      !/(?:ed|ing)$/.test(word))
  );
}

/** Leave out a phrase that stands mostly inside longer ones: its works less the mean of theirs is the C-value's measure of what it says by itself. */
function dropNested(candidates: readonly Candidate[]): Candidate[] {
  const byWord = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    for (const word of new Set(candidate.words)) byWord.set(word, [...(byWord.get(word) ?? []), candidate]);
  }
  return candidates.filter((candidate) => {
    const longer = byWord
      .get(candidate.words[0]!)!
      .filter((other) => other.words.length > candidate.words.length && ` ${other.key} `.includes(` ${candidate.key} `));
    if (longer.length === 0) return true;
    const mean = longer.reduce((sum, { works }) => sum + works.size, 0) / longer.length;
    return candidate.works.size - mean >= Math.max(1, candidate.works.size * 0.34);
  });
}

function toPhrase(candidate: Candidate): Phrase {
  // A topic is many things: the plural names it, if anybody wrote it.
  const plural = (form: string) => Number(foldWords(form).at(-1) !== candidate.words.at(-1)!.split('-').at(-1));
  const label = [...candidate.forms].toSorted(
    ([a, x], [b, y]) => plural(b) - plural(a) || y - x || shoutiness(a) - shoutiness(b) || (a < b ? -1 : 1),
  )[0]![0];
  const weight = 0.35 + 0.15 * candidate.words.length;
  return {
    label: lowerTitleCase(label, candidate),
    works: new Map([...candidate.works].map(([id, count]) => [id, Math.round(Math.min(1, weight + 0.1 * count) * 100) / 100])),
  };
}

/** A label that only stands in titles has their capitals: those go, but acronyms and names within words stay. */
function lowerTitleCase(label: string, { forms }: Candidate): string {
  const lower = [...forms.keys()].find((form) => form === form.toLowerCase());
  if (lower !== undefined && lower.length === label.length) return lower;
  return label
    .split(' ')
    .map((word) => (/^\p{Lu}\p{Ll}+(?:-\p{L}\p{Ll}*)*$/u.test(word) && !PROPER.test(word) ? word.toLowerCase() : word))
    .join(' ');
}

/** Names that keep their capital within a phrase. */
const PROPER =
  /^(?:Newton|Fourier|Gauss|Gaussian|Bayes|Bayesian|Markov|Monte|Carlo|Hilbert|Banach|Euler|Laplace|Lagrange|Hessian|Jacobian|Koopman|Lipschitz|Riemann|Riemannian|Hamilton|Hamiltonian|Poisson|Bernoulli|Kalman|Wasserstein|Stieltjes|Schrödinger|Boltzmann|Nesterov|Frank-Wolfe|Transformer)/u;

function shoutiness(form: string): number {
  return (
    form.length -
    form
      .toLowerCase()
      .split('')
      .filter((letter, index) => letter === form[index]).length
  );
}

function limitPerWork(phrases: readonly Phrase[], texts: readonly WorkText[]): Phrase[] {
  const byWork = new Map<string, { phrase: Phrase; score: number }[]>(texts.map(({ id }) => [id, []]));
  for (const phrase of phrases) for (const [id, score] of phrase.works) byWork.get(id)?.push({ phrase, score });
  for (const [id, list] of byWork) {
    const ranked = list.toSorted(
      (a, b) =>
        b.score * Math.sqrt(b.phrase.works.size) - a.score * Math.sqrt(a.phrase.works.size) || (a.phrase.label < b.phrase.label ? -1 : 1),
    );
    for (const { phrase } of ranked.slice(MOST_A_WORK)) phrase.works.delete(id);
  }
  const least = texts.length < SMALL ? 1 : 2;
  return phrases.filter(({ works }) => works.size >= least).toSorted((a, b) => (a.label < b.label ? -1 : 1));
}

/** The singular of an English noun, as far as endings tell. */
function singular(word: string): string {
  if (/(?:ss|us|is|ics|news|series|species)$/.test(word) || word.length < 4) return word;
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ches|shes|sses|xes|zes)$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
