/** What a kind of page may do. */
export type PageKind = 'page' | 'search' | 'embed';

const COMMON = ["default-src 'none'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "base-uri 'none'"];
const TRUSTED_TYPES = ["require-trusted-types-for 'script'", "trusted-types 'none'"];

/**
 * The Content-Security-Policy of a page's meta element. There is no inline script or style, hence no hash. Pages read
 * from their own site only: "Cite" in a list takes the references from the page of the work. Search alone may compile
 * Pagefind's WebAssembly; an embed runs no script at all.
 * `frame-ancestors` is not here, since browsers ignore it in a meta element: it is in `public/_headers`.
 */
export function contentSecurityPolicy(kind: PageKind): string {
  switch (kind) {
    case 'page':
      return [...COMMON, "script-src 'self'", "connect-src 'self'", "manifest-src 'self'", "form-action 'self'", ...TRUSTED_TYPES].join(
        '; ',
      );
    case 'search':
      return [
        ...COMMON,
        "script-src 'self' 'wasm-unsafe-eval'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        ...TRUSTED_TYPES,
      ].join('; ');
    case 'embed':
      return [...COMMON, "script-src 'none'", "form-action 'none'"].join('; ');
  }
}
