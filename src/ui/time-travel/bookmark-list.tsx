import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Pencil, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Bookmark } from '../../model/sandbox-document';
import { formatClock, type SimMicros } from '../../model/sim-time';
import { useMirror, useParts, useView, useWorkspace } from '../sandbox-context';
import { removeBookmark, renameBookmark } from './bookmark';
import styles from './time-list.module.css';
import { setBookmark } from './time-panels.action';

/** `onDone` is told whether a key ended it: the focus is then without a home. */
function NameField(props: { bookmark: Bookmark; onDone: (byKey: boolean) => void }) {
  const { bookmark, onDone } = props;
  const { workspace } = useParts();
  const [name, setName] = useState(bookmark.name);
  const keep = (byKey: boolean) => {
    renameBookmark(workspace, bookmark.id, name);
    onDone(byKey);
  };
  return (
    <form
      className={styles.field}
      onSubmit={(event) => {
        event.preventDefault();
        keep(true);
      }}
    >
      <TextInput
        data-autofocus
        autoFocus
        aria-label={`Name of the bookmark at ${formatClock(bookmark.at as SimMicros)}`}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => keep(false)}
      />
    </form>
  );
}

function Row({ bookmark, isHere }: { bookmark: Bookmark; isHere: boolean }) {
  const { commands, view, workspace } = useParts();
  const editing = useView(
    ({ timePanel }) => timePanel?.kind === 'bookmarks' && timePanel.editing === bookmark.id,
  );
  const edit = (id: string | null) =>
    view.setState({ timePanel: { kind: 'bookmarks', editing: id } });
  const takesFocus = useRef(false);
  const { at, name } = bookmark;
  const isThere = useMirror(({ run }) => at <= run.head);
  const go = () => {
    commands.seek(at as SimMicros);
    view.setState({ timePanel: null });
  };
  return (
    <li className={styles.row}>
      {editing ? (
        <NameField
          bookmark={bookmark}
          onDone={(byKey) => {
            takesFocus.current = byKey;
            edit(null);
          }}
        />
      ) : (
        <button
          type="button"
          className={styles.go}
          ref={(button) => {
            if (button && takesFocus.current) button.focus();
            takesFocus.current = false;
          }}
          onClick={go}
          disabled={!isThere}
          aria-current={isHere || undefined}
          title={isThere ? undefined : 'The run has not come so far'}
        >
          <time>{formatClock(at as SimMicros)}</time>
          <span>{name}</span>
        </button>
      )}
      <ActionIcon aria-label={`Rename ${name}`} onClick={() => edit(bookmark.id)}>
        <Pencil size={13} />
      </ActionIcon>
      <ActionIcon
        aria-label={`Remove ${name}`}
        onClick={() => removeBookmark(workspace, bookmark.id)}
      >
        <Trash2 size={13} />
      </ActionIcon>
    </li>
  );
}

/** Bookmarks in order of time: to go to, rename, remove; and one more for the moment shown. */
export default function BookmarkList() {
  const parts = useParts();
  const bookmarks = useWorkspace((state) => state.workbench.bookmarks);
  const now = useMirror((state) => state.now);
  return (
    <div className={styles.panel}>
      {bookmarks.length === 0 && (
        <p className={styles.empty}>No bookmarks yet: B marks the moment that is shown.</p>
      )}
      <ol className={styles.list} aria-label="Bookmarks">
        {bookmarks.map((bookmark) => (
          <Row key={bookmark.id} bookmark={bookmark} isHere={bookmark.at === now} />
        ))}
      </ol>
      <Button variant="outline" onClick={() => setBookmark.run(parts)}>
        Bookmark {formatClock(now)}
      </Button>
    </div>
  );
}
