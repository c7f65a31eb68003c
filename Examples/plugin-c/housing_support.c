/* A plugin in C: a referral to a council's housing support, as one page of plain text.

   It reads calls from the socket that the server gives it, and answers them. It opens nothing, sends nothing and
   keeps nothing: what it renders, the server shows to people, keeps and sends. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "frames.h"
#include "pastoral/plugin/v1/plugin.pb-c.h"

/* Names as protobuf-c makes them are long. */
#define FIELD(name) PASTORAL__V1__DISCLOSED_FIELD__DISCLOSED_FIELD_##name
#define AUTHORITY(name) PASTORAL__V1__DISCLOSURE_AUTHORITY__DISCLOSURE_AUTHORITY_##name
typedef Pastoral__Plugin__V1__Share Share;

/* What can be told this partner, and what it is called on the page. */
static const struct {
  Pastoral__V1__DisclosedField field;
  const char *label;
} fields[] = {
    {FIELD(NAME), "Name"},       {FIELD(BORN), "Date of birth"},    {FIELD(ADDRESS), "Address"},
    {FIELD(EMAIL), "E-mail"},    {FIELD(PHONE), "Telephone"},       {FIELD(SUPPORT_TYPE), "Kind of support"},
    {FIELD(REASON), "Why they came"}, {FIELD(ITEM_TEXT), "From the record"},
};

/* What the form asks besides. */
static const struct {
  const char *code, *text;
  enum { TEXT, YES_NO, DATE, HELP } kind;
  int required;
} questions[] = {
    {"need", "What do they need?", TEXT, 1},
    {"homeless", "Are they without a home now?", YES_NO, 1},
    {"leaves-on", "When must they leave?", DATE, 0},
    {"help", "What would help?", HELP, 0},
    {"referrer", "Who refers, and how are they reached?", TEXT, 1},
};

/* What an answer to a question of kind HELP is some of. */
static char *helps[] = {"room", "deposit", "mediation", "advice"};

enum {
  HELP_COUNT = sizeof helps / sizeof helps[0],
  FIELD_COUNT = sizeof fields / sizeof fields[0],
  QUESTION_COUNT = sizeof questions / sizeof questions[0],
  PAYLOAD_MAX = 64 << 10,
};

/* Text that grows. */
struct text {
  char *bytes;
  size_t length, room;
};

static void add(struct text *text, const char *more) {
  size_t length = strlen(more);
  if (text->length + length + 1 > text->room) {
    text->room = 2 * (text->length + length + 1);
    text->bytes = realloc(text->bytes, text->room);
    if (text->bytes == NULL) abort();
  }
  memcpy(text->bytes + text->length, more, length + 1);
  text->length += length;
}

static const char *answer_to(const Share *share, const char *code) {
  for (size_t i = 0; i < share->n_answers; i++) {
    if (strcmp(share->answers[i]->code, code) == 0) return share->answers[i]->answer;
  }
  return "";
}

static int has_field(const Share *share, Pastoral__V1__DisclosedField field) {
  for (size_t i = 0; i < share->n_fields; i++) {
    if (share->fields[i]->field == field && share->fields[i]->n_paragraphs > 0) return 1;
  }
  return 0;
}

static void respond(uint32_t stream, const ProtobufCMessage *message) {
  size_t length = protobuf_c_message_get_packed_size(message);
  uint8_t *bytes = malloc(length + 1);
  if (bytes == NULL) abort();
  protobuf_c_message_pack(message, bytes);
  /* Without a server there is nothing left to do. */
  if (response_write(stream, bytes, length) != 0) exit(0);
  free(bytes);
}

/* What it can do. */
static void manifest(uint32_t stream) {
  Pastoral__Plugin__V1__ManifestResponse response = PASTORAL__PLUGIN__V1__MANIFEST_RESPONSE__INIT;
  response.contract_min = response.contract_max = 1;
  response.name = "housing-support";
  response.version = "1.0";
  response.kind = PASTORAL__V1__PARTNER_KIND__PARTNER_KIND_LOCAL_AUTHORITY;

  Pastoral__V1__DisclosureAuthority authorities[] = {AUTHORITY(CONSENT), AUTHORITY(SERIOUS_CONCERN)};
  response.authorities = authorities;
  response.n_authorities = 2;

  Pastoral__V1__DisclosedField carried[FIELD_COUNT];
  for (size_t i = 0; i < FIELD_COUNT; i++) carried[i] = fields[i].field;
  response.fields = carried;
  response.n_fields = FIELD_COUNT;

  Pastoral__Plugin__V1__Choice help = PASTORAL__PLUGIN__V1__CHOICE__INIT;
  help.words = helps;
  help.n_words = HELP_COUNT;
  Pastoral__Plugin__V1__Question asked[QUESTION_COUNT], *list[QUESTION_COUNT];
  for (size_t i = 0; i < QUESTION_COUNT; i++) {
    asked[i] = (Pastoral__Plugin__V1__Question)PASTORAL__PLUGIN__V1__QUESTION__INIT;
    asked[i].code = (char *)questions[i].code;
    asked[i].text = (char *)questions[i].text;
    asked[i].required = questions[i].required;
    switch (questions[i].kind) {
    case TEXT:
      asked[i].answer_case = PASTORAL__PLUGIN__V1__QUESTION__ANSWER_TEXT_LENGTH_MAX;
      asked[i].text_length_max = 1000;
      break;
    case YES_NO:
      asked[i].answer_case = PASTORAL__PLUGIN__V1__QUESTION__ANSWER_YES_NO;
      asked[i].yes_no = 1;
      break;
    case DATE:
      asked[i].answer_case = PASTORAL__PLUGIN__V1__QUESTION__ANSWER_DATE;
      asked[i].date = 1;
      break;
    case HELP:
      asked[i].answer_case = PASTORAL__PLUGIN__V1__QUESTION__ANSWER_CHOICES;
      asked[i].choices = &help;
      break;
    }
    list[i] = &asked[i];
  }
  response.questions = list;
  response.n_questions = QUESTION_COUNT;

  response.payload_bytes_max = PAYLOAD_MAX;
  response.folder = 1;
  Pastoral__Plugin__V1__MailWay mail = PASTORAL__PLUGIN__V1__MAIL_WAY__INIT;
  mail.subject = "Housing support";
  response.mail = &mail;
  Pastoral__Plugin__V1__HttpsWay https = PASTORAL__PLUGIN__V1__HTTPS_WAY__INIT;
  https.path = "/referrals/{share}";
  response.https = &https;

  char *countries[] = {"GB"}, *notices[] = {"student-life-and-wellbeing"};
  response.countries = countries;
  response.n_countries = 1;
  response.notices = notices;
  response.n_notices = 1;
  respond(stream, &response.base);
}

/* The partner's own rules, beyond what the form must have. A description says what it must be, and quotes nothing. */
static void validate(uint32_t stream, const Share *share) {
  Pastoral__Plugin__V1__ValidateResponse response = PASTORAL__PLUGIN__V1__VALIDATE_RESPONSE__INIT;
  Pastoral__Plugin__V1__Issue nameless = PASTORAL__PLUGIN__V1__ISSUE__INIT;
  nameless.about = "fields";
  nameless.description = "must have the person's name";
  Pastoral__Plugin__V1__Issue dayless = PASTORAL__PLUGIN__V1__ISSUE__INIT;
  dayless.about = "answers[leaves-on]";
  dayless.description = "must be answered for somebody who still has a home";
  Pastoral__Plugin__V1__Issue *issues[2];
  response.issues = issues;
  if (!has_field(share, FIELD(NAME))) issues[response.n_issues++] = &nameless;
  if (strcmp(answer_to(share, "homeless"), "no") == 0 && answer_to(share, "leaves-on")[0] == 0) {
    issues[response.n_issues++] = &dayless;
  }
  respond(stream, &response.base);
}

/* The page: a function of the share and of nothing else. */
static void render(uint32_t stream, const Share *share) {
  struct text page = {0};
  add(&page, "HOUSING SUPPORT: REFERRAL\n\nReference ");
  add(&page, share->share_id);
  add(&page, ", ");
  add(&page, share->proposed);
  add(&page, "\n");
  for (size_t i = 0; i < FIELD_COUNT; i++) {
    for (size_t j = 0; j < share->n_fields; j++) {
      if (share->fields[j]->field != fields[i].field) continue;
      add(&page, "\n");
      add(&page, fields[i].label);
      add(&page, "\n");
      for (size_t k = 0; k < share->fields[j]->n_paragraphs; k++) {
        add(&page, "  ");
        add(&page, share->fields[j]->paragraphs[k]);
        add(&page, "\n");
      }
    }
  }
  for (size_t i = 0; i < QUESTION_COUNT; i++) {
    const char *answer = answer_to(share, questions[i].code);
    if (answer[0] == 0) continue;
    add(&page, "\n");
    add(&page, questions[i].text);
    add(&page, "\n  ");
    add(&page, answer);
    add(&page, "\n");
  }
  if (share->onward_conditions[0] != 0) {
    add(&page, "\nWhen this is handed on\n  ");
    add(&page, share->onward_conditions);
    add(&page, "\n");
  }

  Pastoral__Plugin__V1__Rendered rendered = PASTORAL__PLUGIN__V1__RENDERED__INIT;
  rendered.payload.data = (uint8_t *)page.bytes;
  rendered.payload.len = page.length;
  rendered.media_type = "text/plain; charset=utf-8";
  Pastoral__Plugin__V1__RenderResponse response = PASTORAL__PLUGIN__V1__RENDER_RESPONSE__INIT;
  response.result_case = PASTORAL__PLUGIN__V1__RENDER_RESPONSE__RESULT_RENDERED;
  response.rendered = &rendered;
  respond(stream, &response.base);
  free(page.bytes);
}

/* What an answer means: 200 to 299 that it was taken, by a mail server as by the council's own. */
static void interpret(uint32_t stream, const Pastoral__Plugin__V1__Reply *reply) {
  Pastoral__Plugin__V1__InterpretResponse response = PASTORAL__PLUGIN__V1__INTERPRET_RESPONSE__INIT;
  response.outcome = reply->status >= 200 && reply->status <= 299
                         ? PASTORAL__PLUGIN__V1__OUTCOME__OUTCOME_TRANSMITTED
                     : reply->status >= 400 && reply->status <= 599
                         ? PASTORAL__PLUGIN__V1__OUTCOME__OUTCOME_REJECTED
                         : PASTORAL__PLUGIN__V1__OUTCOME__OUTCOME_UNKNOWN;
  respond(stream, &response.base);
}

/* 3 and 12, as gRPC numbers them: what came is not what the method takes; there is no such method. */
enum { INVALID_ARGUMENT = 3, UNIMPLEMENTED = 12 };

static void answer(const struct request *request) {
  if (strcmp(request->method, "Manifest") == 0) {
    manifest(request->stream);
  } else if (strcmp(request->method, "Validate") == 0 || strcmp(request->method, "Render") == 0) {
    Share *share = pastoral__plugin__v1__share__unpack(NULL, request->message_length, request->message);
    if (share == NULL) {
      status_write(request->stream, INVALID_ARGUMENT);
    } else if (request->method[0] == 'V') {
      validate(request->stream, share);
    } else {
      render(request->stream, share);
    }
    pastoral__plugin__v1__share__free_unpacked(share, NULL);
  } else if (strcmp(request->method, "Interpret") == 0) {
    Pastoral__Plugin__V1__Reply *reply =
        pastoral__plugin__v1__reply__unpack(NULL, request->message_length, request->message);
    if (reply == NULL) {
      status_write(request->stream, INVALID_ARGUMENT);
    } else {
      interpret(request->stream, reply);
    }
    pastoral__plugin__v1__reply__free_unpacked(reply, NULL);
  } else {
    status_write(request->stream, UNIMPLEMENTED);
  }
}

int main(void) {
  struct request request;
  int found;
  while ((found = request_read(&request)) == 1) {
    answer(&request);
    request_free(&request);
  }
  request_free(&request);
  return found == 0 ? 0 : 1;
}
