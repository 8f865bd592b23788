/** Something an importer has to say about one place of a file. */
export interface Finding {
  /** Where: `containerDefinitions[0].cpu`; empty for the file as a whole. */
  path: string;
  /** An error means that nothing can be made of the file. */
  severity: 'info' | 'warning' | 'error';
  message: string;
}

/** An operation of the one door, as `SandboxClient.send` takes it. */
export interface ImportedOperation {
  target: string;
  input: Record<string, unknown>;
}

/**
 * What an importer makes of a file: operations to give, and what it has to say. Never an exception.
 */
export interface ImportResult {
  operations: ImportedOperation[];
  findings: Finding[];
  /** Members that are no part of the operations, by their path in the file: kept, not lost. */
  notes: Record<string, unknown>;
}

/** A file that could not be used at all, with the one reason. */
export const refused = (message: string, path = ''): ImportResult => ({
  operations: [],
  findings: [{ path, severity: 'error', message }],
  notes: {},
});
