import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { Copy, Download, Pencil, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { StoredSandbox } from '../../state/commands';
import styles from './files.module.css';

function IconButton(props: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon aria-label={props.label} onClick={props.onClick}>
        {props.children}
      </ActionIcon>
    </Tooltip>
  );
}

function RenameField(props: { name: string; onDone: (name: string | null) => void }) {
  const [draft, setDraft] = useState(props.name);
  return (
    <input
      className={styles.field}
      aria-label="New name"
      value={draft}
      ref={(field) => field?.focus()}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => props.onDone(draft)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') props.onDone(draft);
        if (event.key !== 'Escape') return;
        // The dialog around it would close.
        event.stopPropagation();
        props.onDone(null);
      }}
    />
  );
}

/** Of what could not be read, null for what could or was never tried. */
function damageOf({ damaged }: StoredSandbox): string | null {
  if (!damaged) return null;
  return damaged.copy === null ? 'cannot be read' : 'damaged: opens what could be read of it';
}

function savedWhen(savedAt: number, isOpen: boolean): string {
  if (savedAt > 0) return `saved ${new Date(savedAt).toLocaleString()}`;
  return isOpen ? 'not stored yet' : 'saved at an unknown time';
}

/** Of what is damaged the file comes first: whoever can mend it needs all of it. */
function OpenOrDownload(props: {
  name: string;
  isDamaged: boolean;
  onOpen: () => void;
  onDownload: () => void;
}) {
  const { name, isDamaged, onOpen, onDownload } = props;
  const open = (
    <Button variant="outline" onClick={onOpen} aria-label={`Open ${name}`}>
      Open
    </Button>
  );
  return isDamaged ? (
    <>
      <Button onClick={onDownload} aria-label={`Download ${name}`}>
        Download
      </Button>
      {open}
    </>
  ) : (
    <>
      {open}
      <IconButton label={`Download ${name}`} onClick={onDownload}>
        <Download size={14} />
      </IconButton>
    </>
  );
}

/** One sandbox: the open one is renamed or copied, another opened or downloaded, any deleted. */
export function StoredRow(props: {
  sandbox: StoredSandbox;
  isOpen: boolean;
  onOpen: () => void;
  onRename: (name: string) => void;
  onDuplicate: () => void;
  onDownload: () => void;
  onDelete: () => void;
}) {
  const { sandbox, isOpen, onOpen, onRename, onDuplicate, onDownload, onDelete } = props;
  const { name, savedAt } = sandbox;
  const damage = isOpen ? null : damageOf(sandbox);
  const [mode, setMode] = useState<'plain' | 'renaming' | 'deleting'>('plain');
  if (mode === 'deleting') {
    return (
      <li className={styles.stored} data-open={isOpen}>
        <span className={styles.sure}>Delete “{name}” for good?</span>
        <Button variant="outline" onClick={() => setMode('plain')}>
          Keep
        </Button>
        <Button onClick={onDelete} data-autofocus ref={(button) => button?.focus()}>
          Delete
        </Button>
      </li>
    );
  }
  const rename = (next: string | null) => {
    setMode('plain');
    if (next !== null && next.trim() !== '' && next !== name) onRename(next);
  };
  return (
    <li className={styles.stored} data-open={isOpen}>
      {mode === 'renaming' ? (
        <RenameField name={name} onDone={rename} />
      ) : (
        <span className={styles.storedName}>
          {name}
          <small>
            {isOpen && 'open · '}
            {savedWhen(savedAt, isOpen)}
          </small>
          {damage !== null && <small className={styles.damage}>{damage}</small>}
        </span>
      )}
      {isOpen ? (
        <>
          <IconButton label={`Rename ${name}`} onClick={() => setMode('renaming')}>
            <Pencil size={14} />
          </IconButton>
          <IconButton label={`Duplicate ${name}`} onClick={onDuplicate}>
            <Copy size={14} />
          </IconButton>
        </>
      ) : (
        <OpenOrDownload
          name={name}
          isDamaged={damage !== null}
          onOpen={onOpen}
          onDownload={onDownload}
        />
      )}
      <IconButton label={`Delete ${name}`} onClick={() => setMode('deleting')}>
        <Trash2 size={14} />
      </IconButton>
    </li>
  );
}
