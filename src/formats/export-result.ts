import type { SandboxDocument } from '../model/sandbox-document';
import type { Finding } from './import-result';

export interface ExportedFile {
  name: string;
  text: string;
}

/** What an exporter writes: one file or several, and what it had to leave out or change. */
export interface ExportResult {
  files: ExportedFile[];
  findings: Finding[];
}

/** What an exporter may be asked to do differently. */
export interface ExportOptions {
  choices?: Readonly<Record<string, string>>;
}

/** Something an exporter leaves to whoever asks: a person sees the first option chosen. */
export interface ExportChoice {
  /** What `ExportOptions.choices` answers. */
  id: string;
  question: string;
  options: readonly { value: string; label: string }[];
  /** What `write` does without an answer, if that is not the first option. */
  unanswered?: string;
}

/** One kind of file that a sandbox can be written as. */
export interface Exporter {
  /** As `sim export --to` takes it. */
  id: 'cloudformation' | 'task-definition' | 'cli-script' | 'compose' | 'app-spec' | 'sandbox';
  label: string;
  /** What the file is good for, in a sentence. */
  means: string;
  ending: string;
  choices?: readonly ExportChoice[];
  /** The command that takes the file where it is to go, for a person to run. */
  command?: (file: ExportedFile, choices: Readonly<Record<string, string>>) => string;
  write: (document: SandboxDocument, options?: ExportOptions) => Promise<ExportResult>;
}
