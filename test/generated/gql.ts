/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query OfficerPage($id: ID!) {\n    officer(id: $id) {\n      id\n      label\n      identification\n      allegations(first: 10) {\n        totalCount\n        nodes {\n          ...AllegationCard\n        }\n      }\n    }\n  }\n": typeof types.OfficerPageDocument,
    "\n  fragment AllegationCard on Allegation {\n    id\n    title\n    counts\n    status\n    statusAsOf {\n      edtf\n      latest\n    }\n    standing\n  }\n": typeof types.AllegationCardFragmentDoc,
    "\n  query OfficersLike($filter: OfficerFilter, $orderBy: [OfficerOrder!]) {\n    officers(filter: $filter, orderBy: $orderBy) {\n      totalCount\n      nodes {\n        label\n      }\n    }\n  }\n": typeof types.OfficersLikeDocument,
    "\n  query ThreadPosts($first: Int!, $after: String) {\n    threads(first: 1) {\n      nodes {\n        posts(first: $first, after: $after) {\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          nodes {\n            position\n          }\n        }\n      }\n    }\n  }\n": typeof types.ThreadPostsDocument,
    "\n    query Page($id: ID!, $after: String) {\n      unit(id: $id) {\n        officers(first: 10, after: $after) {\n          totalCount\n          pageInfo { hasNextPage endCursor }\n          edges { node { id name claims { nodes { standing } } } claims { nodes { source { __typename } } } }\n        }\n      }\n    }\n  ": typeof types.PageDocument,
};
const documents: Documents = {
    "\n  query OfficerPage($id: ID!) {\n    officer(id: $id) {\n      id\n      label\n      identification\n      allegations(first: 10) {\n        totalCount\n        nodes {\n          ...AllegationCard\n        }\n      }\n    }\n  }\n": types.OfficerPageDocument,
    "\n  fragment AllegationCard on Allegation {\n    id\n    title\n    counts\n    status\n    statusAsOf {\n      edtf\n      latest\n    }\n    standing\n  }\n": types.AllegationCardFragmentDoc,
    "\n  query OfficersLike($filter: OfficerFilter, $orderBy: [OfficerOrder!]) {\n    officers(filter: $filter, orderBy: $orderBy) {\n      totalCount\n      nodes {\n        label\n      }\n    }\n  }\n": types.OfficersLikeDocument,
    "\n  query ThreadPosts($first: Int!, $after: String) {\n    threads(first: 1) {\n      nodes {\n        posts(first: $first, after: $after) {\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          nodes {\n            position\n          }\n        }\n      }\n    }\n  }\n": types.ThreadPostsDocument,
    "\n    query Page($id: ID!, $after: String) {\n      unit(id: $id) {\n        officers(first: 10, after: $after) {\n          totalCount\n          pageInfo { hasNextPage endCursor }\n          edges { node { id name claims { nodes { standing } } } claims { nodes { source { __typename } } } }\n        }\n      }\n    }\n  ": types.PageDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OfficerPage($id: ID!) {\n    officer(id: $id) {\n      id\n      label\n      identification\n      allegations(first: 10) {\n        totalCount\n        nodes {\n          ...AllegationCard\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OfficerPage($id: ID!) {\n    officer(id: $id) {\n      id\n      label\n      identification\n      allegations(first: 10) {\n        totalCount\n        nodes {\n          ...AllegationCard\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AllegationCard on Allegation {\n    id\n    title\n    counts\n    status\n    statusAsOf {\n      edtf\n      latest\n    }\n    standing\n  }\n"): (typeof documents)["\n  fragment AllegationCard on Allegation {\n    id\n    title\n    counts\n    status\n    statusAsOf {\n      edtf\n      latest\n    }\n    standing\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OfficersLike($filter: OfficerFilter, $orderBy: [OfficerOrder!]) {\n    officers(filter: $filter, orderBy: $orderBy) {\n      totalCount\n      nodes {\n        label\n      }\n    }\n  }\n"): (typeof documents)["\n  query OfficersLike($filter: OfficerFilter, $orderBy: [OfficerOrder!]) {\n    officers(filter: $filter, orderBy: $orderBy) {\n      totalCount\n      nodes {\n        label\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ThreadPosts($first: Int!, $after: String) {\n    threads(first: 1) {\n      nodes {\n        posts(first: $first, after: $after) {\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          nodes {\n            position\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ThreadPosts($first: Int!, $after: String) {\n    threads(first: 1) {\n      nodes {\n        posts(first: $first, after: $after) {\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          nodes {\n            position\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Page($id: ID!, $after: String) {\n      unit(id: $id) {\n        officers(first: 10, after: $after) {\n          totalCount\n          pageInfo { hasNextPage endCursor }\n          edges { node { id name claims { nodes { standing } } } claims { nodes { source { __typename } } } }\n        }\n      }\n    }\n  "): (typeof documents)["\n    query Page($id: ID!, $after: String) {\n      unit(id: $id) {\n        officers(first: 10, after: $after) {\n          totalCount\n          pageInfo { hasNextPage endCursor }\n          edges { node { id name claims { nodes { standing } } } claims { nodes { source { __typename } } } }\n        }\n      }\n    }\n  "];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;