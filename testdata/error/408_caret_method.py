'abc'.upper().index('z').real
