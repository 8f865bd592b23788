import { AddDialog } from './add-dialog';
import { DisconnectDialog } from './disconnect-dialog';
import { MountDialog } from './mount-dialog';
import { RemoveDialog } from './remove-dialog';

/** What the canvas's gestures ask before they are done: loaded when one first asks. */
export default function GestureDialogs() {
  return (
    <>
      <AddDialog />
      <MountDialog />
      <RemoveDialog />
      <DisconnectDialog />
    </>
  );
}
