import { foldWords } from '../normalize/index.ts';

/** Words that join and point: no phrase begins or ends with them, and only `of` may stand inside one. */
const FUNCTION_WORDS = new Set(
  'a about above after again against all also although among an and any are as at be because been before being below between both but by can cannot could did do does doing done down during each either else even ever every few for from further had has have having he hence her here hers him his how however i if in into is it its itself just least less let like many may me might more most much must my neither never no nor not now of off on once one only onto or other others our out over own per rather same she should since so some still such than that the their them then there these they this those though through thus to too toward towards two three under until up upon us very via was we were what when where whether which while who whom whose why will with within without would yet you your moreover whenever whichever furthermore earlier former across along around beyond despite et al throughout versus vs based using'.split(
    ' ',
  ),
);

/** Words of academic prose that name no subject. A phrase may hold them, but not begin or end with them. */
const FILLER = new Set(
  'able abstract author authors doi fictitious record records accurate accuracy achieve achieved adapt adaptive add added adding advantage aim allow allows amount analyses analysis analyze another answer appear application applications applied apply approach approaches appropriate art article aspect assumption assumptions available average avoid basic become becomes behave behavior behaviour best better big bound bounds bring broad build building calculate called careful carries case cases cause certain challenge change changes cheap check choice choose class classical clear close combine common compare compared comparison complementary complete complex component compute computed concept conclusion condition conditions consider considered consistent construct contain content context contrast contribute contribution copy correct cost costs count cover create critical current data dataset datasets day deal decide deeper define demonstrate depend depends derive describe describes design desired detail detailed develop developed difference different difficult direct discuss distinct do draw due early easy effect effective efficiency efficient empirical enable enough ensure error errors especially essential establish estimate evaluate evaluation even evidence exact example examples existing expect experiment experimental experiments explain explains explicit explore extend extended extension extra fact factor faster fast feature features few field finally find finding finds fine first fit fix fixed focus follow following form formal formula framework free frequency full fully function functions fundamental gain general generic get give given gives go goal good great group grow growing guarantee guarantees half hand handle hard help helps high higher highly hold holds hundred idea ideas identify illustrate impact imply important impossible improve improved improvement improves include including increase increasing independent individual influence inform information insight inspired instance instead interest interesting introduce introduced introduces investigate issue issues judge keep keeps key kind kinds know known lack large larger last later lead leads learn learned learns leave less level levels light limit limited limits line list literature little local long longer look lose loss low lower main maintain major make makes making manner many mean means measure measured measures meet memory method methods metric metrics mild million model modeling models modern modest much name natural nature near need needed needs new newer next non normal note novel number numbers numerical object observation observe obtain obtained offer often old open optimal order original outperform outperforms output outside overview paper papers parameter parameters part particular parts pass past people perform performance performs perspective piece place plain play point points popular position possible power powerful practical practice precise predict prediction predictions predicts present presented presents prevent previous price primary principle prior problem problems procedure process processes produce promising proof propose proposed proposes prove proved proves provide provided provides pure put quality quantify quantities question questions quick quickly range rank rapid rate rates ratio read real realistic reason recent recently recipe recover reduce reduced reduces reducing relation relative relevant reliable remain remains remove replace report represent require required requires research resource respect rest result results return reveal reveals review right rigorous role round rule run runs sample samples save say scale scales scenario scheme science second see seems select self sense separate series serve set sets setting settings several share sharp short show shown shows side sign similar simple simulate single situation size sizes slow small smaller software solution solutions solve solved solver solves something sometimes soon sound source space special specific speed stage standard start state states step steps story straightforward strategy strong structure structures studied studies study style subject subset substantial success such sufficient suggest suitable suite sum super support sure surprising surrogate survey system systems table tail take takes target task tasks technique techniques term terms test tested tests theoretical theory thing things thinner third time times together tool tools top total traditional train trained training treat treatment true try turn type types typical typically ubiquitous understand understanding understood unified unit unlike update updates upper use used useful user uses usual usually valid validate value values variant variants variety various vary version view want way ways weak weight weights well whole wide widely work works world worse worst worth write year years yield yields zero conference workshop symposium proceedings editorial editor foreword preface additional excellent reasonable significant agreement fraction'.split(
    ' ',
  ),
);

/** Words so general that alone they name no subject; within a phrase they do. */
const TOO_GENERAL = new Set(
  'algorithm algorithms matrix matrices network networks graph graphs layer layers gradient gradients noise deep neural learning distribution distributions random regression machine language vision statistical statistics stochastic numerical linear algebra geometry server servers attack attacks speech image images text word words video voice expert agent agents device devices epidemic epidemics cloud clouds kernel kernels inference estimation estimator estimators approximation iteration iterations convergence complexity dimension dimensions variable variables spectrum spectral curve curves contest norm norms eigenvalue eigenvalues sequence sequences sparse dense convex nonconvex continuous discrete rnn paradox fingerprint boundary thickness journal correction memory impact integer integers precision hardware communication client clients bias variance trade pruning post-mortem mortem expression clarification direction probability worker normalization optimizer calibration classifier indicator parser action activity addition announcement basis character characteristic comment consideration definition demonstration description determination development enhancement exception implication introduction investigation latter letter limitation manager matter operation opportunity option outer player possibility publication quantity researcher slender statement university characterization morphology organization realization utilization transition correlation'.split(
    ' ',
  ),
);

/** Words that open a noun phrase. What stands right before one of them is no noun, but a verb or a preposition. */
const DETERMINERS = new Set('a all an any both each every her his its my our some that the their these this those your'.split(' '));

/** Endings of adjectives and participles. Nouns have them too (`interval`, `gradient`, `arithmetic`), which use tells apart. */
const ADJECTIVE = /(?:[^e]ed|al|ic|ous|ive|ent|ant|able|ible|ing|ar|ary|ory|ian|less|free)$/;
/** Endings that only nouns have, though they look like those above. */
const NOUN = /(?:ment|eed|earing|string|spring)$/;
/** What is done to something: `simulation of …` names a study, `density of …` a subject. */
const ACTION = /(?:(?<!equa)[ts]ion|ment|ing|is|ance|ence|al)$/;

/** How a form stands in the collection. */
interface WordUse {
  uses: number;
  /** Followed by a word of content or a determiner, as adjectives and verbs are. */
  asks: number;
  /** Followed by a determiner. */
  governs: number;
  /** Followed by `of`. */
  relates: number;
  /** Behind a word of content or a determiner, as nouns and adjectives are. */
  led: number;
}

/** A word as phrases are made of it. */
export interface PhraseWord {
  /** Folded, and in the singular: what makes two phrases one. Blanks stand for hyphens, since spelling differs there. */
  stem: string;
  /** A phrase may begin or end with it. */
  bounds: boolean;
  /** No phrase goes on over it. */
  breaks: boolean;
  isOf: boolean;
  /** Of the stem, 32 bits: that of two words is the first’s times the second’s power and the second’s. */
  hash: number;
  power: number;
  /** As `bounds`, once the words of the collection are counted: if its use there allows it at the one end, and at the other. */
  begins: boolean;
  ends: boolean;
  /** Mostly something that is done to others: `simulation of …`. */
  relates: boolean;
}

/** What words are to phrases. Each written form is looked at once, since a collection has few that differ. */
export class Lexicon {
  readonly #known = new Map<string, PhraseWord & { form: string }>();
  readonly #uses = new Map<string, WordUse>();

  /** @param written as it stands between blanks */
  look(written: string): PhraseWord {
    let word = this.#known.get(written);
    if (word === undefined) {
      this.#known.set(written, (word = readWord(written)));
      if (word.bounds && !this.#uses.has(word.form)) this.#uses.set(word.form, { uses: 0, asks: 0, governs: 0, relates: 0, led: 0 });
    }
    return word;
  }

  /** Count how the words of a clause stand in it. */
  count(written: readonly string[]): void {
    for (const [at, form] of written.entries()) {
      const word = this.#known.get(form);
      const use = word?.bounds === true ? this.#uses.get(word.form) : undefined;
      if (use === undefined) continue;
      use.uses += 1;
      const before = this.#known.get(written[at - 1] ?? '');
      if (before !== undefined && (DETERMINERS.has(before.form) || !(before.breaks || before.isOf))) use.led += 1;
      const next = this.#known.get(written[at + 1] ?? '');
      if (next === undefined) continue;
      const governs = DETERMINERS.has(next.form);
      if (next.isOf) use.relates += 1;
      else if (governs || !next.breaks) use.asks += 1;
      if (governs) use.governs += 1;
    }
  }

  /** Decide from all that was counted which words may begin and end a phrase. */
  judge(): void {
    const plurals = new Set<string>();
    for (const { form, stem } of this.#known.values()) if (PLURAL.test(form)) plurals.add(stem);
    for (const word of this.#known.values()) {
      const use = this.#uses.get(word.form);
      if (use === undefined) continue;
      const { form } = word;
      const isVerb = use.governs > 1 && use.governs * 5 >= use.uses;
      // A gerund may stand before other nouns wherever it is used, as `provisioning` does, but it seldom has an object.
      const isGerund = form.endsWith('ing') && use.governs * 10 < use.uses;
      const isParticiple = form.endsWith('ing') && use.asks * 5 >= use.uses * 4 && (!isGerund || (use.uses > 2 && use.led * 4 < use.uses));
      const isAdjective =
        /[^e]ed$/.test(form) ||
        (ADJECTIVE.test(form) && !NOUN.test(form) && !isGerund && !plurals.has(word.stem) && use.asks * 2 > use.uses);
      word.begins = !isVerb && !isParticiple;
      word.ends = !isVerb && !isAdjective;
      word.breaks = isVerb;
      word.relates = use.relates > 1 && use.relates * 10 >= use.uses;
    }
  }
}

/** What stands in formulas: signs of mathematics and TeX, and letters with an index or a power. `C++` and `ℓ₁` are words. */
const FORMULA = /^(?!\p{L}+\+{1,2}$).*[\p{Sm}\\^_$]|^[a-zα-ω]['′\p{No}\p{Lm}\u2080-\u209c]+$/u;

function readWord(written: string): PhraseWord & { form: string } {
  const form = foldWords(written.replace(/[’']s$/, '')).join('-');
  const isNumber = /^[\d-]*$/.test(form);
  const isFormula = FORMULA.test(written);
  const stem = (/\p{Lu}{2}s$/u.test(written) ? form.slice(0, -1) : singular(form)).replaceAll('-', ' ');
  let hash = 0;
  let power = 1;
  for (let at = -1; at < stem.length; at += 1) {
    hash = (Math.imul(hash, 0x01000193) + (at < 0 ? 32 : stem.charCodeAt(at))) | 0;
    power = Math.imul(power, 0x01000193);
  }
  const bounds =
    form.length > 1 &&
    !isNumber &&
    !isFormula &&
    ![form, stem, `${stem}e`].some((one) => FUNCTION_WORDS.has(one) || FILLER.has(one)) &&
    !/(?:ly|wise)$/.test(form);
  return {
    form,
    stem,
    bounds,
    breaks: isNumber || isFormula || (FUNCTION_WORDS.has(form) && form !== 'of'),
    isOf: form === 'of',
    hash,
    power,
    begins: bounds,
    ends: bounds,
    relates: false,
  };
}

/** If `of` after this word makes a name (`degrees of freedom`), not a phrase about something done (`simulation of flows`). */
export function takesOf(word: string): boolean {
  return !ACTION.test(word);
}

/**
 * How far one word, being no acronym, may name a subject by itself: `deed` if its ending mostly makes names of deeds and qualities
 * (`selection`, `placement`, `granularity`), which name a subject only where they stand for themselves.
 */
export function kindOf(word: string): 'subject' | 'deed' | undefined {
  if (word.length < 5 || TOO_GENERAL.has(word)) return undefined;
  if (/(?:i[sz]ation|ism|ics|ology|ometry|er|osis|graph)$/.test(word)) return 'subject';
  return /(?:tion|ity|ment|ship|sis)$/.test(word) ? 'deed' : undefined;
}

/** A form that is likely a plural. */
const PLURAL = /[^sui]s$/;

/** Plurals that come from Latin and Greek. */
const LEARNED: readonly [RegExp, string][] = [
  [/(?<=(?:^|-)(?:matr|append))ices$/, 'ix'],
  [/(?<=(?:^|-)(?:ind|vert|vort))ices$/, 'ex'],
  [/(?<=aly|oly|gno|the|cri)ses$/, 'sis'],
  [/(?<=nucle|stimul)i$/, 'us'],
  [/(?<=metr|heurist|characterist|epidem)ics$/, 'ic'],
];

/** The singular of an English noun, as far as endings tell. One in -se, -ze or -che loses its e, or `caches` and `viruses` would need a list. */
function singular(word: string): string {
  for (const [plural, ending] of LEARNED) if (plural.test(word)) return word.replace(plural, ending);
  if (/(?:ss|us|is|ias|ics|news|series|species)$/.test(word) || word.length < 4) return word;
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|s|x|z)es?$/.test(word)) return word.replace(/es?$/, '');
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
