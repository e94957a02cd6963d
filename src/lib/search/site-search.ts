import { fold } from '../normalize/fold.ts';

/** What the search page uses of Pagefind's browser interface. @see https://pagefind.app/docs/api/ */
interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  search(term: string | null, options: { filters: Record<string, string>; sort?: Record<string, string> }): Promise<PagefindSearch | null>;
}
interface PagefindSearch {
  results: { id: string; data(): Promise<PagefindHit> }[];
  filters: Record<string, Record<string, number>>;
}
interface PagefindHit {
  url: string;
  /** Escaped text with `<mark>` around matches. */
  excerpt: string;
  /** Decoded text that the excerpt is taken from. */
  content: string;
  /** Decoded text: put in as text only. */
  meta: Record<string, string>;
}

const FILTERS = ['topic', 'year', 'author', 'type'] as const;
const PAGE = 20;
const PAUSE_MS = 120;

/** The search page's behaviour. All hits are drawn as text nodes: nothing harvested is ever parsed as HTML. */
class SiteSearch extends HTMLElement {
  #pagefind: Promise<Pagefind> | undefined;
  #run = 0;
  #shown = PAGE;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#get('.needs-script', HTMLElement).hidden = true;
    const form = this.#get('form', HTMLFormElement);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#search();
    });
    form.addEventListener('input', () => {
      this.#shown = PAGE;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#search(), PAUSE_MS);
    });
    form.addEventListener('reset', () => setTimeout(() => void this.#search()));
    this.#get('.more', HTMLButtonElement).addEventListener('click', () => {
      const first = this.#shown;
      this.#shown += PAGE;
      void this.#search().then(() => this.querySelectorAll<HTMLElement>('.hits a')[first]?.focus());
    });
    this.#get('input', HTMLInputElement).addEventListener('focus', () => void this.#load(), { once: true });
    addEventListener('popstate', () => this.#readAddress());
    this.#readAddress();
  }

  #get<T extends Element>(selector: string, type: new () => T): T {
    const element = this.querySelector(selector);
    if (!(element instanceof type)) throw new Error(`The search form has no ${selector}`);
    return element;
  }

  /** Fetch Pagefind once, when a reader means to search. */
  #load(): Promise<Pagefind> {
    this.#pagefind ??= (async () => {
      const pagefind = (await import(/* @vite-ignore */ this.dataset['bundle']!)) as Pagefind;
      // No worker: its script would be a plain string, which Trusted Types refuse. Addresses have the base path already.
      await pagefind.options({
        noWorker: true,
        baseUrl: '/',
        excerptLength: 26,
        ranking: { metaWeights: { title: 6, names: 3, topics: 1, line: 1, kind: 0 } },
      });
      await pagefind.init();
      this.#fillFilters(await pagefind.filters());
      return pagefind;
    })();
    this.#pagefind.catch(() => {
      this.#pagefind = undefined;
      this.#say('The search index could not be loaded. Topics and people are listed below.');
    });
    return this.#pagefind;
  }

  #fillFilters(values: Record<string, Record<string, number>>): void {
    for (const name of FILTERS) {
      const select = this.#get(`select[name=${name}]`, HTMLSelectElement);
      const chosen = select.value || this.#address().get(name);
      const options = Object.entries(values[name] ?? {}).sort(([a], [b]) => (name === 'year' ? b.localeCompare(a) : a.localeCompare(b)));
      select.append(...options.map(([value, count]) => new Option(`${value} (${count})`, value, false, value === chosen)));
    }
    this.#get('.filters', HTMLElement).hidden = false;
  }

  #address(): URLSearchParams {
    return new URL(location.href).searchParams;
  }

  #readAddress(): void {
    const address = this.#address();
    this.#get('input', HTMLInputElement).value = address.get('q') ?? '';
    const asked = ['q', ...FILTERS].some((name) => address.get(name));
    if (asked)
      void this.#load()
        .then(() => {
          for (const name of FILTERS) this.#get(`select[name=${name}]`, HTMLSelectElement).value = address.get(name) ?? '';
          return this.#search();
        })
        .catch(() => undefined);
    else this.#clear();
  }

  #writeAddress(query: string, filters: Record<string, string>): void {
    const url = new URL(location.href);
    url.search = new URLSearchParams({ ...(query === '' ? {} : { q: query }), ...filters }).toString();
    if (url.href !== location.href) history.replaceState(null, '', url);
  }

  async #search(): Promise<void> {
    const run = ++this.#run;
    const data = new FormData(this.#get('form', HTMLFormElement));
    const query = String(data.get('q') ?? '').trim();
    const filters: Record<string, string> = {};
    for (const name of FILTERS) {
      const value = String(data.get(name) ?? '');
      if (value !== '') filters[name] = value;
    }
    this.#writeAddress(query, filters);
    if (query === '' && Object.keys(filters).length === 0) return this.#clear();
    let pagefind: Pagefind;
    try {
      pagefind = await this.#load();
    } catch {
      return;
    }
    const found = await pagefind.search(query === '' ? null : query, { filters, ...(query === '' ? { sort: { date: 'desc' } } : {}) });
    if (found === null || run !== this.#run) return;
    const hits = await Promise.all(found.results.slice(0, this.#shown).map((result) => result.data()));
    if (run !== this.#run) return;
    this.#draw(exactTitleFirst(hits, query), found.results.length);
  }

  #draw(hits: PagefindHit[], total: number): void {
    this.#get('.hits', HTMLOListElement).replaceChildren(...hits.map(drawHit));
    this.#get('.more', HTMLButtonElement).hidden = total <= hits.length;
    this.#browse(false);
    this.#say(total === 0 ? 'Nothing found. Fewer words or filters find more.' : `${total} ${total === 1 ? 'hit' : 'hits'}`);
  }

  #clear(): void {
    this.#get('.hits', HTMLOListElement).replaceChildren();
    this.#get('.more', HTMLButtonElement).hidden = true;
    this.#say('');
    this.#browse(true);
  }

  #browse(visible: boolean): void {
    const browse = document.getElementById('browse');
    if (browse) browse.hidden = !visible;
  }

  #say(text: string): void {
    this.#get('.status', HTMLElement).textContent = text;
  }
}

/** Hits whose title is the query come first; the others keep Pagefind's order. */
function exactTitleFirst(hits: PagefindHit[], query: string): PagefindHit[] {
  const wanted = fold(query);
  return hits.toSorted((a, b) => Number(fold(b.meta['title'] ?? '') === wanted) - Number(fold(a.meta['title'] ?? '') === wanted));
}

function drawHit({ url, excerpt, content, meta }: PagefindHit): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = meta['title'] ?? url;
  item.append(link, paragraph('line', meta['kind'] === 'person' ? `Person · ${meta['line'] ?? ''}` : (meta['line'] ?? '')));
  // a work without an abstract has its title for content
  if (meta['kind'] !== 'person' && content.trim() !== meta['title']) {
    const text = paragraph('excerpt', '');
    const [before, after] = cutMarks(excerpt, content);
    text.append(before, ...markedParts(excerpt), after);
    item.append(text);
  }
  return item;
}

function paragraph(className: string, text: string): HTMLParagraphElement {
  const element = document.createElement('p');
  element.className = className;
  element.textContent = text;
  return element;
}

/** What stands for the text that an excerpt leaves out before and after it. */
function cutMarks(excerpt: string, content: string): [string, string] {
  const words = decode(excerpt.replaceAll(/<\/?mark>/g, '')).trim();
  return [content.trimStart().startsWith(words.slice(0, 24)) ? '' : '… ', content.trimEnd().endsWith(words.slice(-24)) ? '' : ' …'];
}

/** Pagefind's excerpt as nodes: split at its `<mark>`, entities decoded, everything else text. */
function markedParts(excerpt: string): (Node | string)[] {
  return excerpt.split(/(<mark>.*?<\/mark>)/).map((part) => {
    const marked = /^<mark>(.*)<\/mark>$/.exec(part);
    if (!marked) return decode(part);
    const mark = document.createElement('mark');
    mark.textContent = decode(marked[1]!);
    return mark;
  });
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

customElements.define('site-search', SiteSearch);
