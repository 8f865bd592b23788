import type { Frame } from '../../model/view';
import type { FromWorker, RunStatus } from '../protocol';

/**
 * A frame as a message (`isAsked`: the page waits for it), with the buffer that is handed over
 * rather than copied.
 */
export function packFrame(
  frame: Frame,
  status: RunStatus,
  isAsked = true,
): { message: FromWorker; transfer: ArrayBuffer[] } {
  // A view into a larger buffer would take the whole of it along.
  const own = frame.dots.byteLength === frame.dots.buffer.byteLength;
  const dots = own ? frame.dots : frame.dots.slice();
  const { buffer } = dots;
  return {
    message: {
      type: 'frame',
      frame: { ...frame, dots },
      status,
      ...(!isAsked && { unasked: true }),
    },
    transfer: buffer instanceof ArrayBuffer && dots.length > 0 ? [buffer] : [],
  };
}
