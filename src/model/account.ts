/**
 * Every declared resource as one plain value: what `describe-account` answers, `load-account` takes
 * and a saved sandbox holds. An ordered list of operation inputs, so that loading an account is the
 * same as giving the commands: references between them are names, never ARNs of another run.
 */
export interface Account {
  readonly version: 1;
  readonly operations: readonly { target: string; input: Record<string, unknown> }[];
}
