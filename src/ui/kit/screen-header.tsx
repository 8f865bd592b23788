import { ActionIcon, Tooltip } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './screen-header.module.css';

/** The bar above a screen that lies over the workbench: the way back, its name, what it offers. */
export function ScreenHeader(props: {
  title: string;
  /** What the screen is about, said after its name. */
  about?: string;
  /** What the hint of the way back adds. */
  backHint?: string;
  onBack: () => void;
  /** Stands in the middle of the bar. */
  middle?: ReactNode;
  /** Buttons at the end. */
  children?: ReactNode;
}) {
  const { title, about, backHint = 'Back to the sandbox (Escape)', onBack, middle } = props;
  return (
    <header className={styles.bar} data-middle={middle !== undefined || undefined}>
      <div className={styles.start}>
        <Tooltip label={backHint}>
          <ActionIcon aria-label="Back to the sandbox" onClick={onBack}>
            <ArrowLeft size={16} />
          </ActionIcon>
        </Tooltip>
        <h1 title={title}>{title}</h1>
        {about !== undefined && about !== '' && <span className={styles.about}>{about}</span>}
      </div>
      {middle !== undefined && <div className={styles.middle}>{middle}</div>}
      <div className={styles.end}>{props.children}</div>
    </header>
  );
}
