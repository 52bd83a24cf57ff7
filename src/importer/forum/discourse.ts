import { attribute, capture, type HtmlShape, number } from './html-shape.ts'

/**
 * Discourse, as it serves pages to those without scripts (`.crawler-post`) and as a browser saves them
 * (`article#post_3`); quotations are `<aside class="quote" data-post="2" data-topic="7">`.
 */
export const discourse: HtmlShape = {
  name: 'Discourse',
  posts: ($) => {
    const shown = $('article[id^="post_"]')
    return shown.length > 0 ? shown : $('.crawler-post[id^="post_"]')
  },
  title: ($) => {
    const title = $('#topic-title h1 .fancy-title, #topic-title h1 a').first()
    return title.length > 0 ? title : $('h1').first()
  },
  // `/t/title/7/21` is the thread shown at its 21st post.
  threadUrl: ({ origin, pathname }) =>
    `${origin}${pathname}`.replace(/(\/t\/(?:[^/]+\/)?\d+)(?:\/\d+)?\/?$/, '$1'),
  postId: (post) => capture(attribute(post, 'id'), /^post_(\d+)$/),
  postUrl: (post, thread) => {
    const id = capture(attribute(post, 'id'), /^post_(\d+)$/)
    return id === null ? null : `${thread}/${id}`
  },
  position: (post) => number(capture(attribute(post, 'id'), /^post_(\d+)$/)),
  handle: (post) => {
    const shown = post.find('.names .username, .names [data-user-card]').first()
    return shown.length > 0 ? shown : post.find('.creator [itemprop=name]').first()
  },
  userTitle: (post) => post.find('.names .user-title').first(),
  posted: (post) => post.find('.post-date [data-time], .post-date time, time.post-time').first(),
  body: (post) => {
    const shown = post.find('.cooked').first()
    return shown.length > 0 ? shown : post.find('.post[itemprop=text], .post').first()
  },
  quotations: (body) => body.find('aside.quote'),
  readQuotation: (quotation, page) => {
    const number = attribute(quotation, 'data-post')
    const topic = attribute(quotation, 'data-topic')
    // Pages for those without scripts say it in their address alone.
    const own =
      quotation.closest('article[data-topic-id]').attr('data-topic-id') ??
      capture(page, /\/t\/(?:[^/]*[^/\d][^/]*\/)?(\d+)(?:\/\d+)?\/?(?:[?#]|$)/)
    // Posts are numbered by thread: a number from another thread is another post's here, and one from
    // nobody knows where is nobody's.
    const isKnown = number !== null && topic !== null && own !== null
    return {
      words: quotation.children('blockquote').first(),
      postId: !isKnown ? null : topic === own ? number : `${topic}/${number}`,
      handle: attribute(quotation, 'data-username'),
    }
  },
  reactions: (post) => post.find('.who-liked [data-user-card]'),
  reactionNames: (post) => (post.find('.who-liked').length > 0 ? ['Like'] : []),
  furniture: 'aside.quote .title, aside.onebox, .lightbox-wrapper, .cooked-selection-barrier',
}
