// An independent OAuth server in the shape of Allegro's: oidc-provider with rotating refresh tokens. A refresh token
// that is used twice revokes the whole grant, without any grace. One origin holds its endpoints, a protected `/me`,
// and counters. It prints one line of JSON when it serves, and ends when its standard input does.
//
//     node server.mjs [--token-lifetime 2] [--refresh-lifetime 7776000] [--accounts 1]

import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

import Provider from 'oidc-provider';

const { values: options } = parseArgs({
  options: {
    'token-lifetime': { type: 'string', default: '2' },
    'refresh-lifetime': { type: 'string', default: '7776000' },
    accounts: { type: 'string', default: '1' },
  },
});

const CLIENT = { id: 'referee-client', secret: randomBytes(24).toString('hex') };
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
const SCOPES = [
  'affiliate:read', 'bids', 'billing:read', 'campaigns', 'disputes', 'fulfillment:read', 'fulfillment:write',
  'messaging', 'orders:read', 'orders:write', 'payments:read', 'payments:write', 'profile:read', 'profile:write',
  'ratings', 'sale:offers:read', 'sale:offers:write', 'sale:settings:read', 'sale:settings:write',
  'shipments:read', 'shipments:write',
].map((name) => `allegro:api:${name}`);
const ACCOUNTS = Array.from({ length: Number(options.accounts) }, (_, index) => ({
  id: String(71000001 + index),
  login: `seller-${index + 1}`,
}));

const counts = { tokens: {}, me: {}, grants_revoked: 0 };
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

function count(table, name) {
  table[name] = (table[name] ?? 0) + 1;
}

function countToken(ctx, outcome) {
  const grant = String(ctx.oidc?.params?.grant_type ?? 'unknown').split(':').at(-1);
  counts.tokens[grant] ??= {};
  count(counts.tokens[grant], outcome);
}

function accountNamed(name) {
  return name ? ACCOUNTS.find(({ id, login }) => name === id || name === login) : ACCOUNTS[0];
}

function grantFor(provider, clientId, accountId) {
  const grant = new provider.Grant({ clientId, accountId });
  grant.addOIDCScope(SCOPES.join(' '));
  return grant;
}

function configuration() {
  const seconds = (name) => Number(options[name]);
  return {
    clients: [{
      client_id: CLIENT.id,
      client_secret: CLIENT.secret,
      application_type: 'native',
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['authorization_code', 'refresh_token', 'client_credentials', DEVICE],
      response_types: ['code'],
      redirect_uris: ['http://127.0.0.1/'],
    }],
    cookies: { keys: [randomBytes(16).toString('hex')] },
    scopes: SCOPES,
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      revocation: { enabled: true },
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true },
    },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    // Nobody has to ask for `offline_access`, and a token outlives the browser's session: as with Allegro.
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: async () => false,
    // The session ends with any of its tokens.
    revokeGrantPolicy: () => true,
    findAccount: async (_ctx, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    // Who is signed in has agreed to everything.
    loadExistingGrant: async ({ oidc }) => {
      const grant = grantFor(oidc.provider, oidc.client.clientId, oidc.session.accountId);
      await grant.save();
      return grant;
    },
    interactions: { url: (_ctx, { uid }) => `/_referee/interaction/${uid}` },
    routes: {
      authorization: '/auth/oauth/authorize',
      token: '/auth/oauth/token',
      device_authorization: '/auth/oauth/device',
      code_verification: '/device',
      revocation: '/auth/oauth/revoke',
    },
    ttl: {
      AccessToken: seconds('token-lifetime'),
      ClientCredentials: seconds('token-lifetime'),
      RefreshToken: seconds('refresh-lifetime'),
      Grant: seconds('refresh-lifetime'),
      AuthorizationCode: 10,
      DeviceCode: 3600,
      Interaction: 60,
      Session: 60,
    },
  };
}

function say(response, status, body, type = 'application/json') {
  response.writeHead(status, { 'Content-Type': type });
  response.end(JSON.stringify(body));
}

// GET /me, as Allegro's: who the bearer of the token is.
async function me(provider, request, response) {
  const token = (request.headers.authorization ?? '').replace(/^bearer /i, '');
  const known = token && await provider.AccessToken.find(token);
  const account = known && accountNamed(known.accountId);
  count(counts.me, account ? 'ok' : 'refused');
  if (!account) {
    say(response, 401, { error: 'invalid_token', error_description: 'The token is unknown or dead' });
    return;
  }
  say(response, 200, account, 'application/vnd.allegro.public.v1+json');
}

// The person at the browser: signs in as the account of `login_hint`, or refuses where that is `nobody`.
async function interact(provider, request, response) {
  const { params } = await provider.interactionDetails(request, response);
  const account = accountNamed(params.login_hint);
  const result = account ? { login: { accountId: account.id } } : { error: 'access_denied' };
  await provider.interactionFinished(request, response, result);
}

// The person with the code of a device: what the pages of the device flow would write down.
async function answerDevice(provider, query, response) {
  const code = await provider.DeviceCode.findByUserCode((query.get('user_code') ?? '').replaceAll('-', ''));
  if (!code || code.accountId || code.error) {
    say(response, 404, { error: 'No sign-in waits with this code' });
    return;
  }
  const account = query.has('deny') ? undefined : accountNamed(query.get('account'));
  if (account) {
    const grant = grantFor(provider, code.clientId, account.id);
    const scope = code.params.scope ?? SCOPES.join(' ');
    Object.assign(code, { accountId: account.id, grantId: await grant.save(), authTime: now(), scope });
  } else {
    Object.assign(code, { error: 'access_denied', errorDescription: 'The person said no' });
  }
  await code.save();
  say(response, 200, {});
}

function now() {
  return Math.floor(Date.now() / 1000);
}

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(url, configuration());
  // An application on somebody's computer listens on any port and path (RFC 8252, section 7.3).
  provider.Client.prototype.redirectUriAllowed = (uri) => {
    const { protocol, hostname } = new URL(uri);
    return protocol === 'http:' && LOOPBACK.has(hostname);
  };
  provider.on('grant.success', (ctx) => countToken(ctx, 'ok'));
  provider.on('grant.error', (ctx, error) => countToken(ctx, error.error ?? 'error'));
  provider.on('grant.revoked', () => { counts.grants_revoked += 1; });
  provider.on('server_error', (ctx, error) => {
    countToken(ctx, 'server_error');
    console.error(error);
  });
  const serve = provider.callback();
  const own = async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, url);
    if (pathname === '/me') return me(provider, request, response);
    if (pathname === '/_referee/counts') return say(response, 200, counts);
    if (pathname === '/_referee/device') return answerDevice(provider, searchParams, response);
    if (pathname.startsWith('/_referee/interaction/')) return interact(provider, request, response);
    return serve(request, response);
  };
  server.on('request', (request, response) => {
    own(request, response).catch((error) => {
      console.error(error);
      say(response, 500, { error: 'server_error' });
    });
  });
  console.log(JSON.stringify({
    url, client_id: CLIENT.id, client_secret: CLIENT.secret, accounts: ACCOUNTS.map(({ id }) => id),
  }));
});

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
