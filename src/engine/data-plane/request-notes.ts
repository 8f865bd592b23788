/** What an answer leaves on its server for the log: see `request-log.ts`. */
export interface RequestNote {
  at: number;
  tookUs: number;
  /** The client's number. */
  client: number;
}

/** Whose turn it is, and how many lines of a kind this second has had. */
export interface RequestLog {
  cursor: number;
  failures: number;
  checks: number;
  /** The servers whose turn it is. */
  watched: number[];
}

export const newRequestLog = (): RequestLog => ({ cursor: 0, failures: 0, checks: 0, watched: [] });
