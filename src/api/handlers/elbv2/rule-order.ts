import type { Rule } from '../../../model/load-balancer';

const rank = (rule: Rule): number => (rule.priority === 'default' ? Infinity : rule.priority);

/** Rules in the order they are tried: by priority, the default rule last. */
export const inOrder = (rules: readonly Rule[]): Rule[] =>
  [...rules].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
