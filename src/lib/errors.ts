/** The run cannot go on because something is set or written wrongly. Exit code 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly place: string;
  readonly remedy: string;

  /**
   * @param place file and line or field, as a person would look for it
   * @param message what is wrong, as a sentence
   * @param remedy what to do, as a sentence
   */
  constructor(place: string, message: string, remedy: string) {
    super(`${place}: ${message} ${remedy}`);
    this.place = place;
    this.remedy = remedy;
  }
}

/** A source failed for an author; its last good records stay. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly source: string;
  /** The request without credentials, or the file. */
  readonly place: string;
  readonly remedy: string;

  constructor(source: string, place: string, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.source = source;
    this.place = place;
    this.remedy = remedy;
  }
}

/**
 * A source says that an identifier is no longer what it was: given up for another one, closed, locked or removed. Asking again
 * does not help; a person has to look. The last good records stay until then.
 */
export class HeldError extends SourceError {}

/** A source says that an identifier was given up for another one. */
export class MovedError extends HeldError {
  /** The identifier in its place, if the source tells it. */
  readonly to: string | undefined;

  constructor(source: string, place: string, message: string, remedy: string, to: string | undefined) {
    super(source, place, message, remedy);
    this.to = to;
  }
}
