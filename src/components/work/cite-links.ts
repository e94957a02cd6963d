import '../ui/copy-text.ts';

/** What the panel shows of the page of a work. */
interface Cited {
  title: Node[];
  citations: Element;
}

/** How long a reader waits before the link is followed instead. */
const TIMEOUT_MS = 5000;
const ID = 'cite_panel'; // no work can have it: ids of works have no underscore
const cited = new Map<string, Promise<Cited>>();
let panel: HTMLDialogElement | undefined;

/** One listener for a whole list: a click on "Cite" without a modifier opens the panel. */
class CiteLinks extends HTMLElement {
  connectedCallback() {
    for (const link of this.querySelectorAll('a[href$="#cite"]')) link.ariaHasPopup = 'dialog';
    this.onclick = (event) => {
      const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[href$="#cite"]');
      if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      void open(link);
    };
  }
}
customElements.define('cite-links', CiteLinks);

async function open(link: HTMLAnchorElement): Promise<void> {
  const url = link.href.replace(/#.*/, '');
  link.ariaBusy = 'true';
  try {
    if (!cited.has(url)) cited.set(url, read(url));
    show(await cited.get(url)!, link);
  } catch {
    cited.delete(url);
    location.href = link.href;
  }
  link.ariaBusy = null;
}

/**
 * Read the page of a work. A request for a document parses HTML without running it; `DOMParser` would need a policy that
 * the page's Trusted Types do not allow.
 */
function read(url: string): Promise<Cited> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.responseType = 'document';
    request.timeout = TIMEOUT_MS;
    request.onloadend = () => {
      const page = request.responseXML;
      const citations = request.status === 200 && page?.querySelector('.citations');
      if (citations) resolve({ title: [...page!.querySelector('h1')!.childNodes], citations });
      else reject(new Error(`no citations at ${url}`));
    };
    request.send();
  });
}

function show({ title, citations }: Cited, link: HTMLElement): void {
  panel ??= createPanel();
  panel.querySelector('h2 span')!.replaceChildren(...title);
  panel.querySelector('.cite-body')!.replaceChildren(citations);
  panel.onclose = () => link.focus();
  panel.showModal();
  citations.querySelector('button')!.focus();
}

function createPanel(): HTMLDialogElement {
  const dialog = create('dialog', 'cite-panel');
  const head = create('div', 'cite-head');
  const heading = create('h2');
  const close = create('button', 'button');
  heading.id = ID;
  heading.append(create('small', '', 'Cite'), ' ', create('span'));
  close.append('Close');
  close.type = 'button';
  close.onclick = () => dialog.close();
  head.append(heading, close);
  dialog.setAttribute('aria-labelledby', ID);
  dialog.append(head, create('div', 'cite-body'));
  // beside the panel is its backdrop, which is a part of it
  dialog.onclick = (event) => {
    if (event.target === dialog) dialog.close();
  };
  document.body.append(dialog);
  return dialog;
}

function create<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className = '', text = ''): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.className = className;
  element.append(text);
  return element;
}
