/** An idHAL. HAL puts its own number of a person in the place of one that is missing, so that a letter must be in it. */
const IDHAL = /^(?=[\d-]*[a-z])[a-z\d]+(?:-[a-z\d]+)*$/;
const ARXIV = /^(?:https?:\/\/arxiv\.org\/a\/)?([a-z-]+_[a-z]_\d{1,3})$/;

/** If a text is an idHAL. */
export function isIdHal(text: string): boolean {
  return IDHAL.test(text);
}

/** The arXiv author identifier of a page or a bare one. */
export function arxivAuthorOf(text: string): string | undefined {
  return ARXIV.exec(text.slice(0, 200))?.[1];
}
