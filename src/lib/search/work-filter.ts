import { foldWords } from '../normalize/fold.ts';
import { wholeTexts } from './whole-texts.ts';
import {
  arrangeWorks,
  formatWorksView,
  isOf,
  narrows,
  parseWorksView,
  WHOLE,
  type ListedWork,
  type WorksView,
} from '../views/works-filter.ts';

interface Entry extends ListedWork {
  /** The list item. */
  item: HTMLElement;
  /** Of the work. */
  id: string;
  /** Folded words of the item. */
  text: string;
}

/** Narrows, sorts and groups the works of a page as one types; what is chosen stands in the address. */
class WorkFilter extends HTMLElement {
  #entries: Entry[] | undefined;
  /** Sort and group that the list stands in. */
  #arranged = `${WHOLE.sort} ${WHOLE.group}`;
  /** A group as the page was built with, which others are made like. */
  #model: HTMLElement | undefined;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (form === null || this.#list === null) return;
    // read while the reader turns to the form, so that the first letter is answered as fast as the others
    form.addEventListener('focusin', () => {
      this.#entries ??= this.#readEntries();
      void this.#readWhole(form);
    });
    form.addEventListener('input', ({ target }) => {
      if (target instanceof HTMLSelectElement && target.name === 'sort') this.#fitGroup(form, target.value);
      this.#show(this.#read(form));
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('reset', () => setTimeout(() => this.#showAll(form)));
    this.hidden = false;
    this.#readAddress(form);
    addEventListener('popstate', () => this.#readAddress(form));
  }

  get #list(): HTMLElement | null {
    return document.getElementById(this.dataset['list'] ?? '');
  }

  #read(form: HTMLFormElement): WorksView {
    return parseWorksView(new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])));
  }

  #readAddress(form: HTMLFormElement): void {
    const view = parseWorksView(new URLSearchParams(location.search));
    for (const [name, value] of Object.entries(view)) {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
    }
    // what the form does not offer, such as a topic of another page, is not asked for
    if (formatWorksView(view, new URLSearchParams()).size > 0 || this.#entries !== undefined) this.#show(this.#read(form));
    if (view.words !== '') void this.#readWhole(form);
  }

  /** Look for words in what the list leaves out, too: names that are folded, and abstracts of older works. Once, from a file. */
  async #readWhole(form: HTMLFormElement): Promise<void> {
    const { whole } = this.dataset;
    if (whole === undefined) return;
    delete this.dataset['whole'];
    let texts: Map<string, string>;
    try {
      texts = wholeTexts(await (await fetch(whole)).json());
    } catch {
      // without it the words are looked for in what is there
      return;
    }
    for (const entry of (this.#entries ??= this.#readEntries())) {
      const text = texts.get(entry.id);
      if (text !== undefined) entry.text += ` ${text}`;
    }
    const view = this.#read(form);
    if (view.words !== '') this.#show(view);
  }

  /** Titles run through all years; whoever asks for them in order and has not chosen a grouping wants one list. */
  #fitGroup(form: HTMLFormElement, sort: string): void {
    const group = form.elements.namedItem('group');
    if (!(group instanceof HTMLSelectElement)) return;
    if (sort === 'title' && group.value === WHOLE.group) {
      group.value = 'none';
      group.dataset['fitted'] = '';
    } else if (sort !== 'title' && group.value === 'none' && group.dataset['fitted'] !== undefined) {
      group.value = WHOLE.group;
      delete group.dataset['fitted'];
    }
  }

  /** The button that asked for it goes, and a reader who works by keyboard stays in the form. */
  #showAll(form: HTMLFormElement): void {
    if (document.activeElement?.matches('button[type=reset]')) form.querySelector('input')?.focus();
    this.#show(this.#read(form));
  }

  #show(view: WorksView): void {
    const entries = (this.#entries ??= this.#readEntries());
    this.#list!.dataset['filtered'] = '';
    const words = foldWords(view.words);
    const topic = this.#optionOf('topic', view.topic);
    this.#arrange(view, entries);
    const filled = new Map<Element, number>();
    let shown = 0;
    for (const entry of entries) {
      const fits = isOf(entry, view) && words.every((word) => entry.text.includes(word));
      // what is set is styled anew, even to what it was
      if (entry.item.hidden === fits) entry.item.hidden = !fits;
      if (!fits) continue;
      const group = entry.item.closest('.year')!;
      filled.set(group, (filled.get(group) ?? 0) + 1);
      shown += 1;
    }
    for (const group of this.#list!.querySelectorAll<HTMLElement>('.year')) {
      const works = filled.get(group) ?? 0;
      group.hidden = works === 0;
      // from it the style sheet has the height of a group that is not laid out yet
      if (group.dataset['works'] !== undefined) group.dataset['works'] = String(works);
    }
    const narrowed = narrows(view);
    this.querySelector<HTMLButtonElement>('button[type=reset]')!.hidden = formatWorksView(view, new URLSearchParams()).size === 0;
    const on = topic === undefined ? '' : ` on ${topic}`;
    this.querySelector('.result')!.textContent = !narrowed
      ? ''
      : shown === 0
        ? 'No work fits. Widen the filter to see more.'
        : `${shown} of ${entries.length} works${on}`;
    this.#writeAddress(view);
  }

  /** The name of a topic, without its number of works. */
  #optionOf(name: string, value: string): string | undefined {
    if (value === '') return undefined;
    const option = this.#optionsOf(name).find((one) => one.value === value);
    return option?.text.replace(/ \(\d+\)$/, '');
  }

  #optionsOf(name: string): HTMLOptionElement[] {
    return [...this.querySelectorAll<HTMLOptionElement>(`select[name=${name}] option`)];
  }

  #readEntries(): Entry[] {
    const topics = this.#optionsOf('topic');
    const types = new Map(this.#optionsOf('type').map(({ text, value }) => [text, value]));
    return [...this.#list!.querySelectorAll<HTMLElement>('article.work')].map((article) => {
      const date = article.querySelector('time')?.dateTime ?? '';
      return {
        item: article.closest('li')!,
        id: article.id,
        text: foldWords(article.textContent).join(' '),
        date,
        year: date.slice(0, 4),
        type: types.get(article.querySelector('.type')?.textContent ?? '') ?? '',
        topics: article.dataset['topics']?.split(' ').map((place) => topics[Number(place)]?.value ?? '') ?? [],
        title: article.querySelector('.title')?.textContent.trim() ?? '',
      };
    });
  }

  /** Move the items below new headings, made from those of the page so that they look the same. */
  #arrange(view: WorksView, entries: readonly Entry[]): void {
    const arranged = `${view.sort} ${view.group}`;
    if (arranged === this.#arranged) return;
    this.#arranged = arranged;
    const years = this.#list!.querySelector('.year')!.parentElement!;
    const model = (this.#model ??= years.querySelector<HTMLElement>('.year')!);
    // out of the document items move without a trace in its layout
    years.replaceChildren();
    const groups = arrangeWorks(entries, view, (type) => this.#optionOf('type', type) ?? type);
    const sections = groups.map(({ key, works }) => {
      const section = model.cloneNode(false) as HTMLElement;
      const heading = model.querySelector('h3')!.cloneNode(false) as HTMLElement;
      const list = model.querySelector('ol')!.cloneNode(false) as HTMLElement;
      heading.textContent = view.group === 'year' ? (key === '0000' ? 'Undated' : key) : (this.#optionOf('type', key) ?? '');
      heading.id = `${view.group}-${key}`;
      section.setAttribute('aria-labelledby', heading.id);
      if (view.group === 'none') section.removeAttribute('aria-labelledby');
      list.append(...works.map(({ item }) => item));
      if (works.some(({ item }) => item.matches('.brief'))) section.dataset['works'] = String(works.length);
      else delete section.dataset['works'];
      section.append(...(view.group === 'none' ? [] : [heading]), list);
      return section;
    });
    years.append(...sections);
    years.dataset['group'] = view.group;
  }

  #writeAddress(view: WorksView): void {
    const url = new URL(location.href);
    url.search = formatWorksView(view, url.searchParams).toString();
    if (url.href !== location.href) history.replaceState(history.state, '', url);
  }
}

customElements.define('work-filter', WorkFilter);
