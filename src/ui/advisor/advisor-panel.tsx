import { Loader } from '@mantine/core';
import { CircleCheckBig } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { LintSeverity } from '../../content/define';
import type { LintFinding } from '../../content/evaluate-lint';
import { LINT_RULES } from '../../content/lint-rules/index';
import type { LintLooked, LintState } from '../../state/lint-findings';
import { counted } from '../kit/counted';
import { useParts } from '../sandbox-context';
import styles from './advisor.module.css';
import { FindingRow } from './finding-row';
import { lintFor } from './lint-for';

const GROUPS: readonly { severity: LintSeverity; title: string }[] = [
  { severity: 'error', title: 'Cannot work' },
  { severity: 'warning', title: 'Will hurt' },
  { severity: 'advice', title: 'Could be better' },
];

/** What the rules say of the run as it is, and what would put it right. */
export default function AdvisorPanel() {
  const { findings, looked } = useLint();
  const [told, setTold] = useTold();
  const [open, setOpen] = useState<string | null>(null);
  const section = useRef<HTMLElement>(null);
  if (findings === null) {
    return (
      <div className={styles.nothing}>
        <Loader size="sm" aria-label="Loading" />
      </div>
    );
  }
  return (
    <section ref={section} className={styles.panel} tabIndex={-1} aria-label="Advisor">
      <p className={styles.told} role="status">
        {told}
      </p>
      {findings.length === 0 && <Nothing looked={looked} />}
      {GROUPS.map(({ severity, title }) => (
        <Group
          key={severity}
          title={title}
          findings={findings.filter((one) => one.severity === severity)}
          open={open}
          onOpen={setOpen}
          onDone={(text) => {
            setOpen(null);
            setTold(`Done: ${text}.`);
            // The button has gone with its finding: the keyboard goes on from here.
            section.current?.focus({ preventScroll: true });
          }}
        />
      ))}
      {findings.length > 0 && <p className={styles.looked}>{lookedAt(looked)}</p>}
    </section>
  );
}

/** What was done last, until it is undone or another run is opened. */
function useTold() {
  const { mirror, workspace } = useParts();
  const [told, setTold] = useState('');
  useEffect(() => {
    const stops = [
      mirror.subscribe(({ epoch }, before) => epoch !== before.epoch && setTold('')),
      workspace.subscribe(({ redo }, before) => redo.length > before.redo.length && setTold('')),
    ];
    return () => stops.forEach((stop) => stop());
  }, [mirror, workspace]);
  return [told, setTold] as const;
}

function useLint(): LintState {
  const lint = lintFor(useParts());
  useEffect(() => lint.watch(), [lint]);
  return useStore(lint);
}

const keyOf = ({ rule, subjectId }: LintFinding): string => `${rule} ${subjectId}`;

function Group(props: {
  title: string;
  findings: readonly LintFinding[];
  open: string | null;
  onOpen: (key: string | null) => void;
  onDone: (text: string) => void;
}) {
  const { title, findings, open, onOpen, onDone } = props;
  if (findings.length === 0) return null;
  return (
    <>
      <h3 className={styles.title}>
        {title} <span className={styles.count}>{findings.length}</span>
      </h3>
      <ul className={styles.list} aria-label={title}>
        {findings.map((finding) => {
          const key = keyOf(finding);
          const isOpen = key === open;
          return (
            <FindingRow
              key={key}
              finding={finding}
              isOpen={isOpen}
              onToggle={() => onOpen(isOpen ? null : key)}
              onDone={onDone}
            />
          );
        })}
      </ul>
    </>
  );
}

function Nothing({ looked }: { looked: LintLooked }) {
  const isEmpty = looked.services + looked.clusters + looked.balancers === 0;
  return (
    <div className={styles.nothing}>
      {!isEmpty && <CircleCheckBig size={16} aria-hidden />}
      <p>
        {isEmpty
          ? `Nothing to look at yet. ${LINT_RULES.length} rules look at what you make, and at what is measured while it runs.`
          : `Nothing to say. ${lookedAt(looked)}`}
      </p>
    </div>
  );
}

/** In words: `27 rules looked at 1 cluster, 2 services …`. */
function lookedAt({ clusters, services, definitions, groups, balancers }: LintLooked): string {
  const parts = [
    counted(clusters, 'cluster'),
    counted(services, 'service'),
    counted(definitions, 'task definition'),
    counted(groups, 'target group'),
    counted(balancers, 'load balancer'),
  ];
  return `${LINT_RULES.length} rules looked at ${parts.join(', ')}, and at what was measured lately.`;
}
