import type { LineOfPath } from './line-of-path';

/** Something an importer has to say about one place of a file. */
export interface Finding {
  /** Where: `containerDefinitions[0].cpu`, `services.web.build`; empty for the file as a whole. */
  path: string;
  /** The line of the file, from 1; left out where the file as a whole is meant. */
  line?: number;
  /** An error means that nothing can be made of the file. */
  severity: 'info' | 'warning' | 'error';
  message: string;
}

/** An operation of the one door, as `SandboxClient.send` takes it. */
export interface ImportedOperation {
  target: string;
  input: Record<string, unknown>;
}

/** What a place of the file became: the thread between the two halves of the import screen. */
export interface Link {
  /** In the file: `services.web.ports[0]`. */
  path: string;
  /** Lines of the file, from 1, both included. */
  line: number;
  endLine: number;
  /** Index into `operations`. */
  operation: number;
  /** In that operation's input: `containerDefinitions[0].portMappings[0]`; empty for the whole. */
  member: string;
  /** What changes on the way and why, in a sentence; left out where nothing does. */
  says?: string;
}

/** A question that a file leaves open and that its owner may answer. */
export interface Decision {
  /** `layout`, `capacity`, `volume.data`: what `ImportOptions.choices` answers. */
  id: string;
  question: string;
  options: readonly { value: string; label: string; means: string }[];
  /** Any other text is an answer too. */
  free?: boolean;
  /** The value that this result was made with. */
  chosen: string;
}

/** What an importer is told beside the text. */
export interface ImportOptions {
  fileName: string;
  /** Answers to decisions, by id; unanswered ones are decided by the importer. */
  choices?: Readonly<Record<string, string>>;
  /** Environment variables, parameters of a template: what the file's placeholders may name. */
  variables?: Readonly<Record<string, string>>;
  /** A file that this one names (`extends`, `env_file`), by its path as written, if it is there. */
  readFile?: (path: string) => string | undefined;
}

/**
 * What an importer makes of a file: operations to give, and what it has to say. Never an exception.
 */
export interface ImportResult {
  operations: ImportedOperation[];
  findings: Finding[];
  /** Members that are no part of the operations, by their path in the file: kept, not lost. */
  notes: Record<string, unknown>;
  links?: Link[];
  /** Where a path of the file is, if its operations have the file's own members. */
  lineOf?: LineOfPath;
  decisions?: Decision[];
}

/** A file that could not be used at all, with the one reason. */
export const refused = (message: string, path = '', line?: number): ImportResult => ({
  operations: [],
  findings: [{ path, severity: 'error', message, ...(line !== undefined && { line }) }],
  notes: {},
});
