import { createInProcessTransport } from '../../../src/bridge/in-process-transport';
import { describeTransport } from '../../support/transport-contract';

describeTransport('in this thread', () => createInProcessTransport());
