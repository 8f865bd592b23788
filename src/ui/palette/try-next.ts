/** Something to try once a script has run. */
export interface Proposal {
  /** What it is about: the comment above the commands. */
  text: string;
  /** One after the other; the lines that set variables for a command stand above it, in one. */
  commands: string[];
}

/** `#   aws …`, `#   D=$(aws …)`: a command to try next. */
const PROPOSED = /^# {3}(?=\S)(.+)$/;
const COMMENT = /^# (?=\S)(.+)$/;
const ONLY_SETS = /^\w+=/;

/** What the comments of a script propose, in its order. */
export function tryNext(script: string): Proposal[] {
  const proposals: Proposal[] = [];
  let text = '';
  let under: Proposal | null = null;
  let setting: string[] = [];
  for (const line of script.split('\n')) {
    const command = PROPOSED.exec(line)?.[1];
    if (command === undefined) {
      text = COMMENT.exec(line)?.[1] ?? '';
      under = null;
      setting = [];
      continue;
    }
    if (!under) proposals.push((under = { text, commands: [] }));
    setting.push(command);
    if (ONLY_SETS.test(command)) continue;
    under.commands.push(setting.join('\n'));
    setting = [];
  }
  return proposals;
}
