/** A request as it came in, without its socket. Header names are in lower case. */
export interface WireRequest {
  readonly method: string;
  /** Path and query string, as sent. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

/** What to answer. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** The body as text; bytes that are no UTF-8 become U+FFFD, as everywhere on the web. */
export const textOf = (request: WireRequest): string => new TextDecoder().decode(request.body);

/** `/2015-02-01/file-systems` of a path with a query string. */
export const pathOf = (request: WireRequest): string => request.path.split('?', 1)[0] ?? '';
