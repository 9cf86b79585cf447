import type { ComponentRow } from '../../model/catalog/catalog.js';
import { setOf, words } from '../words.js';

/** A framework makes one for each connection or request, calls it when that begins, and when it ends. */
const perConnection = (
  classes: string,
  begins: string,
  ends: string,
  inverses?: Record<string, string>,
): [string, ComponentRow][] => {
  const row = { begins: setOf(`__init__ ${begins}`), ends: setOf(ends), roots: new Set<string>() };
  return words(classes).map(name => [name, inverses ? { ...row, inverses } : row]);
};

/** Base classes of the entities of Home Assistant, which adds and removes them. */
export const HUB_ENTITIES = `SensorEntity BinarySensorEntity SwitchEntity LightEntity ClimateEntity
  CoverEntity FanEntity LockEntity MediaPlayerEntity ButtonEntity NumberEntity SelectEntity VacuumEntity CoordinatorEntity
  RestoreEntity RestoreSensor DeviceTrackerEntity TrackerEntity ScannerEntity UpdateEntity WeatherEntity AlarmControlPanelEntity`;

/** The phases of what frameworks make for connections. Sources: asyncio, Twisted, Autobahn, Tornado, SockJS, Channels, Starlette. */
export const pythonComponents: Readonly<Record<string, ComponentRow>> = Object.fromEntries([
  ...perConnection(
    'Protocol BufferedProtocol SubprocessProtocol LineReceiver LineOnlyReceiver NetstringReceiver IntNStringReceiver',
    'connection_made connectionMade',
    'connection_lost connectionLost',
    { connection_made: 'connection_lost', connectionMade: 'connectionLost' },
  ),
  ...perConnection('ProcessProtocol', 'connectionMade', 'processEnded processExited'),
  ...perConnection('WebSocketServerProtocol WebSocketClientProtocol', 'onConnect onOpen', 'onClose connectionLost', {
    onOpen: 'onClose',
  }),
  ...perConnection('WebSocketHandler', 'initialize prepare open', 'on_close on_connection_close', { open: 'on_close' }),
  ...perConnection('SockJSConnection', 'on_open', 'on_close', { on_open: 'on_close' }),
  ...perConnection(
    'WebsocketConsumer AsyncWebsocketConsumer JsonWebsocketConsumer AsyncJsonWebsocketConsumer',
    'connect websocket_connect',
    'disconnect websocket_disconnect',
    { connect: 'disconnect' },
  ),
  // Home Assistant: an entity stays until its entry is unloaded, and is added anew when that is loaded again.
  ...perConnection(HUB_ENTITIES, 'async_added_to_hass added_to_hass', 'async_will_remove_from_hass', {
    async_added_to_hass: 'async_will_remove_from_hass',
    added_to_hass: 'async_will_remove_from_hass',
  }),
  ...perConnection('WebSocketEndpoint', 'on_connect', 'on_disconnect', { on_connect: 'on_disconnect' }),
]);
