import type { RunStatus } from '../bridge/protocol';
import type { Account } from '../model/account';

type Of = Pick<RunStatus, 'run' | 'branch'>;

/** More branches than can be taken up. */
const KEPT = 16;

/**
 * What exists at the head of each branch of a run, as far as that is known: it is saved also while
 * an earlier moment is shown, when a describe would tell of that moment.
 */
export class KnownAccounts {
  /** Of the head that was heard of last; where nothing is known of a branch, it stands for that. */
  account: Account = { version: 1, operations: [] };
  private readonly byBranch = new Map<string, Account>();
  private timesLeft = 0;
  private isLeaving = false;

  of(of: Of): Account {
    return this.byBranch.get(keyOf(of)) ?? this.account;
  }

  /** The simulator says what was there when the head of a branch was left. */
  noteLeft(of: Of, account: Account): void {
    this.timesLeft += 1;
    this.isLeaving = true;
    this.note(of, account);
  }

  /** A frame has come: it shows where one has gone to. */
  noteFrame(): void {
    this.isLeaving = false;
  }

  /** False while one is on the way to another moment, though the page shows the head yet. */
  get canBeAsked(): boolean {
    return !this.isLeaving;
  }

  /**
   * A describe is on its way, to the head as far as the page knows. Answers what is to be called
   * with its answer: where the head was left meanwhile, that tells of another moment.
   */
  asked(of: Of): (account: Account) => void {
    const { timesLeft } = this;
    return (account) => {
      if (this.timesLeft === timesLeft) this.note(of, account);
    };
  }

  private note(of: Of, account: Account): void {
    const key = keyOf(of);
    this.account = account;
    this.byBranch.delete(key);
    this.byBranch.set(key, account);
    const [oldest] = this.byBranch.keys();
    if (this.byBranch.size > KEPT && oldest !== undefined) this.byBranch.delete(oldest);
  }
}

const keyOf = ({ run, branch }: Of): string => `${run} ${branch}`;
