"""Makes what the tests need beside the administrator, and writes the OS_* variables.

A member without privileges in project `lab`, and the administrator of a second domain. What exists is kept.
"""
import json
import os
import shlex
import urllib.error
import urllib.request

URL, PASSWORD, ENV = os.environ['KS_URL'], os.environ['KS_PASSWORD'], os.environ['KS_ENV']


def call(method, path, body=None, token=None):
    headers = {'Content-Type': 'application/json', **({'X-Auth-Token': token} if token else {})}
    content = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(URL + path, method=method, headers=headers, data=content)
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.headers, json.loads(response.read() or b'null')
    except urllib.error.HTTPError as error:
        raise SystemExit(f'keystone: {method} {path} was answered with {error.code}') from None


def log_in(user, scope):
    password = {'user': {'name': user, 'domain': {'id': 'default'}, 'password': PASSWORD}}
    identity = {'methods': ['password'], 'password': password}
    return call('POST', '/v3/auth/tokens', {'auth': {'identity': identity, 'scope': scope}})[0]['X-Subject-Token']


def admin():
    """Logs in each time: tokens may be made to last for seconds only."""
    return log_in('admin', {'system': {'all': True}})


def ensure(kind, name, properties):
    found = call('GET', f'/v3/{kind}s?name={name}', token=admin())[1][f'{kind}s']
    return found[0]['id'] if found else call('POST', f'/v3/{kind}s', {kind: {'name': name, **properties}}, admin())[1][kind]['id']


lab = ensure('project', 'lab', {'domain_id': 'default'})
other = ensure('domain', 'other', {'enabled': True})
roles = {role['name']: role['id'] for role in call('GET', '/v3/roles', token=admin())[1]['roles']}
member = ensure('user', 'member', {'domain_id': 'default', 'password': PASSWORD})
call('PUT', f'/v3/projects/{lab}/users/{member}/roles/{roles["member"]}', token=admin())
stranger = ensure('user', 'stranger', {'domain_id': 'default', 'password': PASSWORD})
call('PUT', f'/v3/domains/{other}/users/{stranger}/roles/{roles["admin"]}', token=admin())


def variables(user, scope, suffix):
    common = {'OS_AUTH_URL': f'{URL}/v3', 'OS_USERNAME': user, 'OS_PASSWORD': PASSWORD, 'OS_USER_DOMAIN_NAME': 'Default'}
    return {f'{name}{suffix}': value for name, value in {**common, **scope}.items()}


in_project = lambda name: {'OS_PROJECT_NAME': name, 'OS_PROJECT_DOMAIN_NAME': 'Default'}
lines = {
    **variables('admin', in_project('admin'), ''),
    **variables('member', in_project('lab'), '_UNPRIVILEGED'),
    **variables('stranger', {'OS_DOMAIN_NAME': 'other'}, '_OTHER'),
    'OS_IDENTITY_API_VERSION': '3',
    'KS_OTHER_DOMAIN_ID': other,
}
with open(f'{ENV}.new', 'w', encoding='utf-8') as file:
    file.writelines(f'{name}={shlex.quote(value)}\n' for name, value in lines.items())
os.replace(f'{ENV}.new', ENV)
