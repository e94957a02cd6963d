/** What is known of a page that could not be read: nobody answers, it is not there, or it is not what may be read. */
export type PageFaultKind = 'unreachable' | 'absent' | 'refused';

/** A page could not be read. The message says what happened, the remedy what to do, both as sentences. */
export class PageFault extends Error {
  override readonly name = 'PageFault';
  readonly kind: PageFaultKind;
  readonly remedy: string;

  constructor(kind: PageFaultKind, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
    this.remedy = remedy;
  }
}
