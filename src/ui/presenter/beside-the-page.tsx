import { LiveAnnouncements } from './live-announcements';
import { NotesWindow } from './notes-window';
import { usePresentation } from './use-presentation';

/** What goes on beside all that is seen: announcements, and the window with the notes. */
export default function BesideThePage() {
  const notes = usePresentation((state) => state.notes);
  return (
    <>
      <LiveAnnouncements />
      {notes && <NotesWindow page={notes} />}
    </>
  );
}
