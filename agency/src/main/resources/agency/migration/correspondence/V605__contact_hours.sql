-- between which hours of a working day a letter may go by e-mail; at any time where null
alter table letter add send_from int, add send_to int, add check ((send_from is null) = (send_to is null)),
  add check (send_from between 0 and 23 and send_to between 1 and 24 and send_from < send_to);
