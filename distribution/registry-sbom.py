#!/usr/bin/env python3
"""Writes distribution/src/assembly/registry.cdx.json: the libraries of the schema registry that the archive brings, with their licences. Apicurio publishes none, and the POM of its
application has a parent that is not published, so names and versions are those of the jars, and licences those of their POMs, which Maven looks up. To be run after
apicurio.app.version has changed and a build has unpacked the registry; ArchiveIT compares the file with the jars."""
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
REGISTRY = HERE.parent / 'local-cluster' / 'target' / 'registry'
# Left out of the archive, too: src/assembly/archive.xml.
EXCLUDED = ('com.mysql.', 'com.microsoft.sqlserver.')
APPLICATION = re.compile(r'(apicurio-registry-app)-(\d.*)-runner$')
SPDX = [(r'apache.*1\.1', 'Apache-1.1'), (r'^\s*(the )?apache|^asl', 'Apache-2.0'), (r'classpath|gpl2 w/ cpe|gplv2\+ce', 'GPL-2.0-only WITH Classpath-exception-2.0'),
        (r'lesser general public license, version 3', 'LGPL-3.0-or-later'), (r'eclipse distribution|^edl', 'BSD-3-Clause'), (r'(eclipse public|^epl).*1\.0', 'EPL-1.0'),
        (r'(eclipse public|^epl).*2\.0', 'EPL-2.0'), (r'cc0', 'CC0-1.0'), (r'^mit-0', 'MIT-0'), (r'^(the )?mit', 'MIT'), (r'bsd.2.clause', 'BSD-2-Clause'),
        (r'bsd.3.clause|go license', 'BSD-3-Clause'), (r'^mpl', 'MPL-2.0'), (r'^cpl', 'CPL-1.0'), (r'^cddl', 'CDDL-1.1'), (r'unicode-3', 'Unicode-3.0')]


def coordinates(jar):
    """Group, artifact and version: of the jar's own Maven descriptor, else of its name, GROUP.ARTIFACT-VERSION.jar, where no artifact without a descriptor has a dot."""
    name = jar.stem.removeprefix('modified-')
    application = APPLICATION.match(name)
    if application:
        return 'io.apicurio', application[1], application[2]
    with zipfile.ZipFile(jar) as content:
        for entry in content.namelist():
            if re.fullmatch(r'META-INF/maven/[^/]+/[^/]+/pom\.properties', entry):
                values = dict(re.findall(r'^(\w+)\s*=\s*(.*?)\s*$', content.read(entry).decode(), re.M))
                if name.startswith('{groupId}.{artifactId}-{version}'.format(**values)):
                    return values['groupId'], values['artifactId'], values['version']
    head, version = re.fullmatch(r'(.+?)-(\d.*)', name).groups()
    return (*head.rsplit('.', 1), version)


def licences(libraries):
    """Licences by GROUP:ARTIFACT:VERSION, as the POMs and their parents say."""
    dependency = ('<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version><type>pom</type>'
                  '<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>')
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, 'pom.xml').write_text(
            '<project><modelVersion>4.0.0</modelVersion><groupId>none</groupId><artifactId>none</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
            + ''.join(dependency.format(*library) for library in libraries) + '</dependencies></project>')
        subprocess.run(['mvn', '-B', '-ntp', '-q', 'org.codehaus.mojo:license-maven-plugin:2.7.0:add-third-party', '-Dlicense.acceptPomPackaging=true',
                        f'-Dlicense.outputDirectory={folder}'], cwd=folder, check=True)
        found = {}
        for line in Path(folder, 'THIRD-PARTY.txt').read_text().splitlines():
            entry = re.fullmatch(r'\s*\((.*?)\) [^()].*\(([^()\s:]+:[^()\s:]+:[^()\s:]+) - .*\)', line)
            if entry:
                found[entry[2]] = entry[1].replace('CDDL/GPLv2+CE', 'CDDL-1.1) (GPLv2+CE').split(') (')
        return found


def licence(name):
    """As CycloneDX has it: by the identifier of SPDX where there is one."""
    identifier = next((spdx for pattern, spdx in SPDX if re.search(pattern, name, re.I)), None)
    if identifier is None or ' ' in identifier:
        return {'license': {'name': identifier or name}}
    return {'license': {'id': identifier}}


def main():
    jars = sorted(jar for jar in REGISTRY.rglob('*.jar') if not jar.name.startswith(EXCLUDED))
    if not jars:
        sys.exit(f'{REGISTRY} is empty: build local-cluster first')
    libraries = {jar: coordinates(jar) for jar in jars}
    # Apicurio's own are under the licence that its project declares; their parent is what is not published.
    found = licences([library for library in libraries.values() if library[0] != 'io.apicurio'])
    components = []
    for jar, (group, artifact, version) in libraries.items():
        names = ['Apache-2.0'] if group == 'io.apicurio' else found[f'{group}:{artifact}:{version}']
        component = {'type': 'library', 'group': group, 'name': artifact, 'version': version, 'purl': f'pkg:maven/{group}/{artifact}@{version}?type=jar'}
        component['hashes'] = [{'alg': 'SHA-256', 'content': hashlib.sha256(jar.read_bytes()).hexdigest()}]
        component['licenses'] = [json.loads(entry) for entry in dict.fromkeys(json.dumps(licence(name)) for name in names)]
        if jar.name.startswith('modified-'):
            component['properties'] = [{'name': 'file', 'value': jar.name}]
        components.append(component)
    application = next(component for component in components if component['name'] == 'apicurio-registry-app')
    components.remove(application)
    bill = {'bomFormat': 'CycloneDX', 'specVersion': '1.6', 'version': 1,
            'metadata': {'component': {**application, 'type': 'application'}}, 'components': components}
    Path(HERE, 'src', 'assembly', 'registry.cdx.json').write_text(json.dumps(bill, indent=1) + '\n')
    print(f'{len(components)} libraries')


if __name__ == '__main__':
    main()
