// A program of another house. All it knows of FHIR is fhir-kit-client; what it is told comes in as JSON, what it found
// goes out as JSON.
import { Client } from 'fhir-kit-client';

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const told = JSON.parse(Buffer.concat(chunks).toString('utf8'));

/** Every reference anywhere in a resource. */
function* references(node) {
  if (Array.isArray(node)) {
    for (const one of node) yield* references(one);
  } else if (node && typeof node === 'object') {
    if (typeof node.reference === 'string') yield node.reference;
    for (const one of Object.values(node)) yield* references(one);
  }
}

/** Asks the client for each reference; those it cannot follow come back. */
async function unresolved(client, resources, context) {
  const lost = new Set();
  let followed = 0;
  for (const reference of new Set(resources.flatMap(one => [...references(one)]))) {
    try {
      const found = await client.resolve({ reference, context });
      const type = reference.split('/').at(-2);
      if (found.resourceType !== type) throw new Error(`a ${found.resourceType}`);
      followed++;
    } catch (problem) {
      lost.add(`${reference}: ${problem.message}`);
    }
  }
  return { followed, lost: [...lost] };
}

/** The bundle of an archive, kept in this house's own store. */
async function archive() {
  const client = new Client({ baseUrl: told.baseUrl });
  const bundle = await client.read({ resourceType: 'Bundle', id: told.id });
  const resources = bundle.entry.map(entry => entry.resource);
  return {
    type: bundle.type,
    types: resources.map(one => one.resourceType),
    person: resources.find(one => one.resourceType === 'Patient').name[0].family,
    ...(await unresolved(client, resources, bundle)),
  };
}

/** A running server: what it can, one type page by page, and where its references lead. */
async function server() {
  const client = new Client({ baseUrl: told.baseUrl, bearerToken: told.token });
  const { fhirVersion } = await client.capabilityStatement();
  const ids = [];
  let pages = 0;
  let page = await client.search({ resourceType: told.type, searchParams: { _count: 2 } });
  const resources = [];
  while (page) {
    pages++;
    for (const entry of page.entry ?? []) {
      ids.push(entry.resource.id);
      resources.push(entry.resource);
    }
    page = await client.nextPage({ bundle: page });
  }
  const read = await client.read({ resourceType: told.type, id: ids[0] });
  return { fhirVersion, pages, ids, read: read.id, ...(await unresolved(client, resources)) };
}

/** What is answered to somebody without a token. */
async function stranger() {
  try {
    await new Client({ baseUrl: told.baseUrl }).search({ resourceType: 'Patient' });
    return { status: 200 };
  } catch (refused) {
    return { status: refused.response.status, answer: refused.response.data.resourceType };
  }
}

console.log(JSON.stringify(await { archive, server, stranger }[told.task]()));
