import { Button } from '@mantine/core';
import { useId } from 'react';
import type { Scenario } from '../../content/define';
import { openScript } from '../../state/view-store';
import { useParts } from '../sandbox-context';
import { TemplatePicture } from './template-picture';
import styles from './templates.module.css';

/** A template of the list: picture, title, and the beginning of its summary until it is opened. */
export function TemplateRow(props: {
  scenario: Scenario;
  open: boolean;
  /** Its buttons are there, open or not. */
  ready: boolean;
  /** The template that is being set up. */
  running: string | null;
  onOpen: (open: boolean) => void;
  onRun: () => void;
}) {
  const { scenario, open, ready, running, onOpen, onRun } = props;
  const { view } = useParts();
  const details = useId();
  return (
    <li className={styles.template} data-open={open || undefined}>
      <TemplatePicture id={scenario.id} />
      <h4 className={styles.title}>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={details}
          onClick={() => onOpen(!open)}
        >
          {scenario.title}
        </button>
      </h4>
      <div id={details}>
        <p className={styles.summary}>{scenario.summary}</p>
        {(open || ready) && (
          <div className={styles.buttons}>
            <Button
              size="compact-sm"
              variant="outline"
              onClick={onRun}
              loading={running === scenario.id}
              disabled={running !== null}
              aria-label={`Run template ${scenario.title}`}
            >
              Run
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => openScript(view, scenario.id)}
              aria-label={`Script of template ${scenario.title}`}
            >
              Script
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}
