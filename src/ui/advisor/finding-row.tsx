import { ActionIcon, Button } from '@mantine/core';
import {
  ChevronDown,
  ChevronRight,
  ExternalLink,
  Lightbulb,
  OctagonX,
  TriangleAlert,
} from 'lucide-react';
import { lazy, Suspense, useEffect, useId, useRef } from 'react';
import type { LintFinding } from '../../content/evaluate-lint';
import { jumpTo } from '../../state/view-store';
import { useParts } from '../sandbox-context';
import styles from './advisor.module.css';
import { FixOffer } from './fix-offer';

const ICONS = { error: OctagonX, warning: TriangleAlert, advice: Lightbulb };
const TONES = { error: 'failing', warning: 'waiting', advice: 'neutral' } as const;

/** A finding in a line; unfolded, with its why, AWS's page, and the fix before it is given. */
export function FindingRow(props: {
  finding: LintFinding;
  isOpen: boolean;
  onToggle: () => void;
  onDone: (text: string) => void;
}) {
  const { finding, isOpen, onToggle, onDone } = props;
  const { severity, title, message, resource, fix } = finding;
  const { view } = useParts();
  const id = useId();
  const item = useRef<HTMLLIElement>(null);
  // What is unfolded at the lower edge would be out of sight.
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isOpen]);
  const Icon = ICONS[severity];
  return (
    <li ref={item} className={styles.item} data-tone={TONES[severity]}>
      <div className={styles.row}>
        <ActionIcon
          size="sm"
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={`Why: ${title}, ${resource}`}
          onClick={onToggle}
        >
          {isOpen ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
        </ActionIcon>
        <Icon size={14} className={styles.icon} role="img" aria-label={severity} />
        <span className={styles.name}>{title}</span>
        <button
          type="button"
          className={styles.resource}
          title="Show it on the canvas"
          onClick={() => jumpTo(view, finding.subjectId)}
        >
          {resource}
        </button>
        <span className={styles.message}>{message}</span>
        {fix && (
          <Button
            variant="outline"
            size="compact-xs"
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={`Fix ${title}, ${resource}`}
            onClick={onToggle}
          >
            Fix…
          </Button>
        )}
      </div>
      <div id={id} className={styles.detail} hidden={!isOpen}>
        {isOpen && <Detail finding={finding} onDone={onDone} />}
      </div>
    </li>
  );
}

/** The lessons are large, and wanted only where one is named. */
const LessonLink = lazy(() => import('./lesson-link'));

function Detail({ finding, onDone }: { finding: LintFinding; onDone: (text: string) => void }) {
  const { why, docs, fix, lesson, byHand } = finding;
  return (
    <>
      <p className={styles.about}>
        <span>{why}</span>
        <span className={styles.links}>
          <a className={styles.docs} href={docs} target="_blank" rel="noreferrer noopener">
            AWS’s page <ExternalLink size={11} aria-hidden />
          </a>
          {lesson !== undefined && (
            <Suspense fallback={null}>
              <LessonLink id={lesson} />
            </Suspense>
          )}
        </span>
      </p>
      {fix ? (
        <FixOffer fix={fix} onDone={onDone} />
      ) : (
        <p className={styles.why}>
          <strong>By hand:</strong> {byHand ?? 'what it runs is decided by whoever deploys it.'}
        </p>
      )}
    </>
  );
}
