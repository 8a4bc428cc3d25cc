"""The years in the pool (培养与动态管理): trainees, courses, attendance, credits, study, exams, certificates, exits."""
