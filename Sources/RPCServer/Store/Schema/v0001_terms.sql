-- What everybody who opens cases first promises.

insert into confidentiality_terms (version, from_date, text) values
('1', '2025-08-01',
 'I open a case only where I need it to support the student or to manage the case. I speak of what I read there with those alone who need to know it for the same student, and where that is in the student''s best interests. I write down what is relevant and necessary, and say where it came from. I tell my supervisor at once where I know the student or anybody concerned outside my work, and open nothing until that is settled. I know that everything I read is recorded with my name and that the student may be told. This goes on when my work here has ended.');
