import type { Finding } from '../formats/import-result';

/** One thing that lint has to say. */
export interface LintFinding {
  /**
   * `unreadable`: nothing can be made of the file; `import`: what an importer says; `refused`: an
   * operation that the door does not take; `not-steady`: a service that does not come to rest;
   * `explained`: what "Why?" finds wrong although everything runs.
   */
  rule: 'unreadable' | 'import' | 'refused' | 'not-steady' | 'explained';
  severity: Finding['severity'];
  /** `service demo/web`, `target group web`; empty where it is about the file. */
  resource: string;
  message: string;
  /** The place in the file; empty where it is about what the file makes. */
  path: string;
  line?: number;
}
