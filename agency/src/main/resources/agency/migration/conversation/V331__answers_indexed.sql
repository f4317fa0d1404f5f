create index case_message_answers on case_message (client, answer_to);
